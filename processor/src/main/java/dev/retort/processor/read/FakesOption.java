package dev.retort.processor.read;

import dev.retort.descriptor.Suggest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * Which fakes {@code -Aretort.fakes} asks for: LLMs by their whole names, between commas. Keeps the
 * names of those that are not there yet, as another processor may still make them.
 */
public final class FakesOption {
  /** The option. */
  public static final String NAME = "retort.fakes";

  private final Set<String> missing = new LinkedHashSet<>();
  private final boolean given;

  /** For one compilation. */
  public FakesOption(Map<String, String> options) {
    given = isGiven(options);
    String value = options.get(NAME);
    if (value != null) {
      Stream.of(value.split(",", -1))
          .map(String::strip)
          .filter(name -> !name.isEmpty())
          .forEach(missing::add);
    }
  }

  /** Whether any fake is asked for, or should be. */
  public static boolean isGiven(Map<String, String> options) {
    return options.containsKey(NAME);
  }

  /** Whether the option is there and names nothing. */
  public boolean isEmpty() {
    return given && missing.isEmpty();
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
      if (type != null) {
        found.add(type);
      }
    }
    found.forEach(type -> missing.remove(type.getQualifiedName().toString()));
    return found;
  }

  /** What a name was meant to be: an LLM of these sources, or of the package that it begins with. */
  public static Optional<String> nearest(
      String name, Collection<String> sources, Elements elements) {
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
    return Suggest.nearest(name, llms);
  }

  private static void addLlms(Element type, Set<String> llms) {
    if (Mirrors.has(type, Mirrors.LLM_TYPE)) {
      llms.add(type.toString());
    }
    ElementFilter.typesIn(type.getEnclosedElements()).forEach(inner -> addLlms(inner, llms));
  }
}
