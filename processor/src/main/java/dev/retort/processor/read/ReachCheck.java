package dev.retort.processor.read;

import dev.retort.processor.model.ClassRef;
import dev.retort.processor.model.Level;
import dev.retort.processor.model.Operative;
import dev.retort.processor.model.Param;
import dev.retort.processor.model.TypeModel;
import dev.retort.processor.report.Problem;
import dev.retort.processor.report.Report;
import dev.retort.processor.report.Where;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Whether what is generated for a class may name the types of its parameters: it stands in the
 * package of the class, and an inherited type, or one that only subclasses see, may lie in another.
 */
final class ReachCheck {
  private final Elements elements;
  private final TypeElement type;
  private final String pkg;
  private final Report report;
  private final Set<ClassRef> seen = new HashSet<>();

  ReachCheck(Elements elements, TypeElement type, Report report) {
    this.elements = elements;
    this.type = type;
    this.pkg = Symbols.ref(type).pkg();
    this.report = report;
  }

  /**
   * Checks what a class declares, where it stands, then what its builder and its kwargs have of
   * classes above it, at the class.
   */
  void check(Level level, List<Param> attributes, List<Param> kwargs) {
    level.fields().forEach(field -> check(field.type(), Where.of(field.where().element())));
    Operative own = level.operative();
    if (own != null) {
      own.kwargs().forEach(kwarg -> check(kwarg.type(), Where.of(kwarg.where().element())));
    }
    if (level.kind().isConcrete()) {
      attributes.forEach(attribute -> check(attribute.type(), Where.of(type)));
      kwargs.forEach(kwarg -> check(kwarg.type(), Where.of(type)));
    }
  }

  private void check(TypeModel model, Where where) {
    model.classes().forEach(name -> check(name, where));
    if (model instanceof TypeModel.RecordOf r) {
      r.components().forEach(component -> check(component.type(), where));
    }
  }

  private void check(ClassRef name, Where where) {
    TypeElement named =
        name.pkg().equals(pkg) || !seen.add(name)
            ? null
            : elements.getTypeElement(name.qualified());
    if (named != null && !isPublic(named)) {
      report.add(
          Problem.TYPE_HIDDEN,
          where,
          name.nested(),
          "not public",
          " of " + type.getSimpleName() + " in another package",
          "public");
    }
  }

  /** Whether a type and all around it are public. */
  private static boolean isPublic(TypeElement type) {
    for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
      if (!e.getModifiers().contains(Modifier.PUBLIC)) {
        return false;
      }
    }
    return true;
  }
}
