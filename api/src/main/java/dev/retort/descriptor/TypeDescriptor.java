package dev.retort.descriptor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the processor knows of a declared type. Immutable.
 *
 * @param <T> the type
 */
public abstract sealed class TypeDescriptor<T> extends Members<T>
    permits LLMDescriptor, StepDescriptor {
  private final TypeInfo typeInfo;
  private volatile @Nullable List<ParamDescriptor> attributes;

  TypeDescriptor(TypeInfo typeInfo, Members<? super T> parent) {
    super(parent);
    this.typeInfo = typeInfo;
  }

  /**
   * The name under which configs are written.
   *
   * @return package and class
   */
  public final TypeInfo typeInfo() {
    return typeInfo;
  }

  /**
   * Further names under which configs are read.
   *
   * @return none by default
   */
  public List<TypeInfo> aliases() {
    return List.of();
  }

  /**
   * What the type is, from its Javadoc.
   *
   * @return plain text, empty where nothing was said
   */
  public abstract String description();

  /**
   * All attributes and runtime parameters, those of the farthest ancestor first, with the presets
   * of this type applied.
   *
   * @return unmodifiable
   */
  public final List<ParamDescriptor> attributes() {
    List<ParamDescriptor> known = attributes;
    if (known == null) {
      known = collect();
      attributes = known;
    }
    return known;
  }

  /**
   * The presets of this type and its parents, nearest last.
   *
   * @return {@code {name, default or null, env or null}} each; none by default
   */
  protected @Nullable String[][] presets() {
    return new String[0][];
  }

  /**
   * Makes an object with nothing set.
   *
   * @return a new object
   */
  public abstract T create();

  /**
   * The runtime's serializer of this type. It is named here so that a descriptor leads to it; its
   * own type belongs to the runtime, since it speaks Jackson.
   *
   * @return the serializer
   */
  public abstract TypeSerializer<T> serializer();

  /**
   * The JSON Schema (2020-12) of the config of this type.
   *
   * @return JSON text
   * @throws IllegalStateException if the schema is missing from the class path
   */
  public final String schema() {
    String file =
        "META-INF/retort/schema/"
            + (typeInfo.module().isEmpty() ? "" : typeInfo.module() + ".")
            + typeInfo.name()
            + ".json";
    ClassLoader loader = getClass().getClassLoader();
    try (InputStream in =
        loader == null
            ? ClassLoader.getSystemResourceAsStream(file)
            : loader.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("no " + file + " beside " + getClass().getName());
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private List<ParamDescriptor> collect() {
    List<ParamDescriptor> all = new ArrayList<>();
    List<Members<?>> levels = new ArrayList<>();
    for (Members<?> level = this; level != null; level = level.parent()) {
      levels.add(0, level);
    }
    for (Members<?> level : levels) {
      all.addAll(level.declared());
    }
    for (@Nullable String[] preset : presets()) {
      for (int i = 0; i < all.size(); i++) {
        all.set(i, preset(all.get(i), preset));
      }
    }
    return List.copyOf(all);
  }

  private static ParamDescriptor preset(ParamDescriptor param, @Nullable String[] preset) {
    if (!param.name().equals(preset[0])) {
      return param;
    }
    String text = preset[1];
    String env = preset[2];
    ParamDescriptor changed = text == null ? param : param.orDefault(text);
    return env == null ? changed : changed.fromEnv(env);
  }

  @Override
  public String toString() {
    return typeInfo.toString();
  }
}
