package dev.retort.processor.read;

import dev.retort.processor.model.ClassRef;
import dev.retort.processor.model.Param;
import dev.retort.processor.model.TypeModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** What generated code must heed of the place where it will stand. One round long. */
public final class Surroundings {
  private static final List<String> JAVA_LANG =
      List.of(
          "Boolean",
          "Byte",
          "Character",
          "Deprecated",
          "Double",
          "Exception",
          "Float",
          "IndexOutOfBoundsException",
          "Integer",
          "Long",
          "Object",
          "Override",
          "Short",
          "String",
          "SuppressWarnings",
          // Names within generated classes.
          "Builder",
          "B",
          "T");

  private final Elements elements;
  private final Map<String, List<String>> clashes = new HashMap<>();

  /** For one round. */
  public Surroundings(Elements elements) {
    this.elements = elements;
  }

  /** Whether an element is compiled as part of a named module. */
  boolean isInModule(Element element) {
    ModuleElement module = elements.getModuleOf(element);
    return module != null && !module.isUnnamed();
  }

  /** Whether naming a class warns. */
  boolean isDeprecated(TypeElement type) {
    for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
      if (elements.isDeprecated(e)) {
        return true;
      }
    }
    return false;
  }

  /** Whether naming any of some parameters, or what they hold, warns. */
  static boolean isDeprecated(List<Param> params) {
    return params.stream()
        .anyMatch(
            param ->
                param.deprecated()
                    || (param.type() instanceof TypeModel.RecordOf r
                        && isDeprecated(r.components())));
  }

  /** Whether naming any class in a type warns. */
  boolean isDeprecated(TypeModel type) {
    if (type instanceof TypeModel.RecordOf t) {
      return isNameDeprecated(t.java())
          || t.components().stream().anyMatch(c -> c.deprecated() || isDeprecated(c.type()));
    } else if (type instanceof TypeModel.OneOf t) {
      return isNameDeprecated(t.java())
          || t.variants().stream().anyMatch(v -> isDeprecated(v.shape()));
    } else if (type instanceof TypeModel.EnumOf t) {
      return isNameDeprecated(t.java());
    } else if (type instanceof TypeModel.ItemsOf t) {
      return isDeprecated(t.item());
    } else if (type instanceof TypeModel.MapOf t) {
      return isDeprecated(t.value());
    }
    return type instanceof TypeModel.OptionalOf t && isDeprecated(t.value());
  }

  private boolean isNameDeprecated(ClassRef name) {
    TypeElement type = elements.getTypeElement(name.qualified());
    return type != null
        && (isDeprecated(type)
            || type.getEnclosedElements().stream()
                .anyMatch(m -> m.getKind() == ElementKind.CONSTRUCTOR && elements.isDeprecated(m)));
  }

  /** Simple names of {@code java.lang} that mean something else in a package. */
  List<String> clashes(String pkg) {
    return clashes.computeIfAbsent(pkg, this::findClashes);
  }

  private List<String> findClashes(String pkg) {
    String prefix = pkg.isEmpty() ? "" : pkg + ".";
    return JAVA_LANG.stream()
        .filter(name -> elements.getTypeElement(prefix + name) != null)
        .toList();
  }
}
