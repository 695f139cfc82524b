package dev.retort.processor.read;

import dev.retort.descriptor.Suggest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Which fakes {@code -Aretort.fakes} asks for: LLMs by their whole names, between commas. Keeps the
 * names of those that are not there yet, as another processor may still make them.
 */
public final class FakesOption {
  /** The option. */
  public static final String NAME = "retort.fakes";

  /** What is said of an option without a name. */
  public static final String NO_NAME =
      "no class; list LLMs by their whole names, such as -A"
          + NAME
          + "=com.acme.AcmeLLM,com.acme.OtherLLM";

  private final boolean given;
  private final boolean empty;
  private final Set<String> missing = new LinkedHashSet<>();

  /**
   * For one compilation.
   *
   * @param value of the option; null if it is not given
   */
  public FakesOption(@Nullable String value) {
    given = value != null;
    Stream.of(Objects.requireNonNullElse(value, "").split(",", -1))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .forEach(missing::add);
    empty = missing.isEmpty();
  }

  /** Reads the options of a compiler. */
  public static FakesOption of(Map<String, String> options) {
    return new FakesOption(
        options.containsKey(NAME) ? Objects.requireNonNullElse(options.get(NAME), "") : null);
  }

  /** Whether the option is there. */
  public boolean isGiven() {
    return given;
  }

  /** Whether it names nothing. */
  public boolean isEmpty() {
    return empty;
  }

  /** The names of classes that were not there when last looked for. */
  public Set<String> missing() {
    return missing;
  }

  /** The classes that are there now and were not before. */
  public List<TypeElement> found(Elements elements) {
    List<TypeElement> found = new ArrayList<>();
    for (String name : missing) {
      TypeElement type = elements.getTypeElement(name);
      // Eclipse's compiler finds a class by its binary name as well, javac does not.
      if (type != null && type.getQualifiedName().contentEquals(name)) {
        found.add(type);
      }
    }
    found.forEach(type -> missing.remove(type.getQualifiedName().toString()));
    return found;
  }

  /**
   * What is said of a name that is none of a class, with what it was meant to be: an LLM of the
   * sources, or of the package that it begins with.
   */
  public static String noClass(String name, Collection<String> sources, Elements elements) {
    Set<String> llms = new LinkedHashSet<>();
    for (String source : sources) {
      TypeElement type = elements.getTypeElement(source);
      if (type != null) {
        addLlms(type, llms);
      }
    }
    int end = name.lastIndexOf('.');
    PackageElement pkg = end < 0 ? null : elements.getPackageElement(name.substring(0, end));
    if (pkg != null) {
      ElementFilter.typesIn(pkg.getEnclosedElements()).forEach(type -> addLlms(type, llms));
    }
    return "\""
        + name
        + "\", and there is no such class; "
        + Suggest.nearest(name, llms)
            .map(near -> "did you mean " + near + "?")
            .orElse(
                "name LLMs by their whole names, such as com.acme.AcmeLLM; their jars must be on"
                    + " the class path of this compilation");
  }

  private static void addLlms(Element type, Set<String> llms) {
    if (Mirrors.has(type, Mirrors.LLM_TYPE)) {
      llms.add(type.toString());
    }
    ElementFilter.typesIn(type.getEnclosedElements()).forEach(inner -> addLlms(inner, llms));
  }
}
