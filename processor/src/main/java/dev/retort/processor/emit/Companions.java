package dev.retort.processor.emit;

import com.palantir.javapoet.JavaFile;
import dev.retort.descriptor.TypeInfo;
import dev.retort.processor.check.Json;
import dev.retort.processor.model.Answer;
import dev.retort.processor.model.Declaration;
import dev.retort.processor.model.Fake;
import dev.retort.processor.model.Operative;
import dev.retort.processor.model.PipelineAccess;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * Writes all that belongs to one declared class, or to one pipeline file; the class, or what names
 * the file, is the only origin of every file.
 */
public final class Companions {
  private final Filer filer;

  /** For one compilation. */
  public Companions(Filer filer) {
    this.filer = filer;
  }

  /** The names of the classes that are written for a declaration. */
  public static List<String> names(Declaration declaration) {
    return sources(declaration).stream().map(s -> s.name().qualified()).toList();
  }

  /**
   * Writes the companions.
   *
   * @param origin the declared class
   */
  public void write(Declaration declaration, TypeElement origin) throws IOException {
    for (JavaSource source : sources(declaration)) {
      write(source, origin);
    }
    if (declaration.level().kind().isConcrete()) {
      resources(declaration, origin);
    }
  }

  /**
   * Writes the structure of a record.
   *
   * @param origin the record
   */
  public void write(Answer answer, TypeElement origin) throws IOException {
    write(new StructureSource(answer), origin);
    String key = answer.ref().qualified();
    resource(schema(key), Json.pretty(AnswerSchema.full(answer)), origin);
    reachable(key, answer.companion().binary(), List.of(), origin);
  }

  /**
   * Writes the class for a pipeline file.
   *
   * @param origin what names the file
   */
  public void write(PipelineAccess access, Element origin) throws IOException {
    write(new PipelineSource(access), origin);
  }

  /**
   * Writes a fake, unless another processor did: annotations and an option may ask for the same.
   *
   * @param origin what asks for it; the LLM where that is no part of the source
   */
  public void write(Fake fake, Element origin) throws IOException {
    try {
      write(new FakeSource(fake), origin);
    } catch (FilerException e) {
      // It is there, and the same.
    }
  }

  private void write(JavaSource source, Element origin) throws IOException {
    JavaFile file = source.file();
    try (Writer out = filer.createSourceFile(source.name().qualified(), origin).openWriter()) {
      out.write(Layout.of(file.toString()));
    }
  }

  private static List<JavaSource> sources(Declaration declaration) {
    List<JavaSource> sources = new ArrayList<>();
    switch (declaration.level().kind()) {
      case LLM, STEP -> {
        sources.add(new DescriptorSource(declaration));
        sources.add(new SerializerSource(declaration));
        Operative operative = declaration.operative();
        if (operative != null) {
          sources.add(new KwargsSource(declaration, operative));
        }
        sources.add(new BuilderSource(declaration));
      }
      case BASE -> {
        sources.add(new MembersSource(declaration));
        sources.add(new BuilderSource(declaration));
      }
      case GENERIC -> sources.add(new GenericSource(declaration));
      default -> {}
    }
    return sources;
  }

  private void resources(Declaration declaration, TypeElement origin) throws IOException {
    String descriptor = declaration.level().companion().binary();
    List<TypeInfo> names = new ArrayList<>();
    names.add(declaration.typeInfo());
    names.addAll(declaration.aliases());
    List<Object> globs = new ArrayList<>();
    for (TypeInfo name : names) {
      String entry = "META-INF/retort/types/" + key(name);
      globs.add(Map.of("glob", entry));
      resource(entry, descriptor + "\n", origin);
    }
    for (TypeInfo alias : declaration.aliases()) {
      resource(alias(alias), descriptor + "\n", origin);
    }
    String key = key(declaration.typeInfo());
    String schema = schema(key);
    globs.add(Map.of("glob", schema));
    resource(schema, new Schema(declaration).text(), origin);
    reachable(key, descriptor, globs, origin);
  }

  private static String schema(String key) {
    return "META-INF/retort/schema/" + key + ".json";
  }

  /** Tells GraalVM of the one class that is looked up by name, and of files that are. */
  private void reachable(String key, String companion, List<Object> globs, TypeElement origin)
      throws IOException {
    Map<String, @Nullable Object> type = new LinkedHashMap<>();
    type.put("type", companion);
    type.put("fields", List.of(Map.of("name", "INSTANCE")));
    Map<String, @Nullable Object> reachable = new LinkedHashMap<>();
    reachable.put("reflection", List.of(type));
    if (!globs.isEmpty()) {
      reachable.put("resources", globs);
    }
    resource(
        "META-INF/native-image/dev.retort/" + key + "/reachability-metadata.json",
        Json.pretty(reachable),
        origin);
  }

  /** The name of a type in the registry. */
  public static String key(TypeInfo name) {
    return name.module().isEmpty() ? name.name() : name.module() + "." + name.name();
  }

  /**
   * The file that leads a compiler from an alias to the descriptor. It stands at the root: javac
   * shows no file of a jar that is in a folder which is no package, such as {@code META-INF}.
   */
  public static String alias(TypeInfo alias) {
    return key(alias) + ".retort";
  }

  private void resource(String path, String content, TypeElement origin) throws IOException {
    try (Writer out =
        filer.createResource(StandardLocation.CLASS_OUTPUT, "", path, origin).openWriter()) {
      out.write(content);
    }
  }
}
