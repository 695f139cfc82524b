package dev.retort.processor.report;

import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * A place in source: a value of an annotation, else the annotation, else what carries it. Only the
 * printer looks inside.
 *
 * @param element what carries the annotation
 * @param mirror the annotation; null for the element itself
 * @param value the value; null for the whole annotation
 */
public record Where(
    Element element, @Nullable AnnotationMirror mirror, @Nullable AnnotationValue value) {

  /** The element itself. */
  public static Where of(Element element) {
    return new Where(element, null, null);
  }

  /** An annotation on an element. */
  public static Where of(Element element, @Nullable AnnotationMirror mirror) {
    return new Where(element, mirror, null);
  }

  /** A value of this place's annotation; the annotation where the value was left out. */
  public Where value(String member) {
    if (mirror != null) {
      for (var entry : mirror.getElementValues().entrySet()) {
        if (entry.getKey().getSimpleName().contentEquals(member)) {
          return new Where(element, mirror, entry.getValue());
        }
      }
    }
    return this;
  }

  /** An item of a list among the values of this place's annotation. */
  public Where item(String member, int index) {
    Where list = value(member);
    if (list.value() != null
        && list.value().getValue() instanceof List<?> items
        && items.size() > index
        && items.get(index) instanceof AnnotationValue item) {
      return new Where(element, mirror, item);
    }
    return list;
  }
}
