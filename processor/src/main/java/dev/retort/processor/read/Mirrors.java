package dev.retort.processor.read;

import dev.retort.annotation.RuntimeParam;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Reads annotations as they were written; what was left out is null. */
final class Mirrors {
  static final String LLM_TYPE = "dev.retort.annotation.LLMType";
  static final String STEP_TYPE = "dev.retort.annotation.StepType";
  static final String RUNTIME_PARAM = "dev.retort.annotation.RuntimeParam";
  static final String ATTRIBUTE = "dev.retort.annotation.Attribute";
  static final String STRUCTURED_TYPE = "dev.retort.annotation.StructuredType";
  static final String PRESET = "dev.retort.annotation.Preset";
  static final String PRESETS = "dev.retort.annotation.Presets";
  static final String GENERATED_BY = "dev.retort.descriptor.GeneratedBy";
  static final String DOCUMENTED = "dev.retort.descriptor.Documented";

  private Mirrors() {}

  static String name(AnnotationMirror mirror) {
    return ((TypeElement) mirror.getAnnotationType().asElement()).getQualifiedName().toString();
  }

  static @Nullable AnnotationMirror find(AnnotatedConstruct where, String name) {
    for (AnnotationMirror mirror : where.getAnnotationMirrors()) {
      if (name(mirror).equals(name)) {
        return mirror;
      }
    }
    return null;
  }

  static boolean has(AnnotatedConstruct where, String name) {
    return find(where, name) != null;
  }

  /** Whether there is any annotation called {@code Nullable}. */
  static boolean isNullable(AnnotatedConstruct where) {
    for (AnnotationMirror mirror : where.getAnnotationMirrors()) {
      if (mirror.getAnnotationType().asElement().getSimpleName().contentEquals("Nullable")) {
        return true;
      }
    }
    return false;
  }

  static @Nullable AnnotationValue value(@Nullable AnnotationMirror mirror, String member) {
    if (mirror != null) {
      for (var entry : mirror.getElementValues().entrySet()) {
        if (entry.getKey().getSimpleName().contentEquals(member)) {
          return entry.getValue();
        }
      }
    }
    return null;
  }

  static @Nullable String text(@Nullable AnnotationMirror mirror, String member) {
    AnnotationValue value = value(mirror, member);
    if (value != null && value.getValue() instanceof String text) {
      return text.equals(RuntimeParam.UNSET) ? null : text;
    }
    return null;
  }

  static @Nullable Boolean flag(@Nullable AnnotationMirror mirror, String member) {
    AnnotationValue value = value(mirror, member);
    if (value != null && value.getValue() instanceof Boolean flag) {
      return flag;
    }
    return null;
  }

  static List<AnnotationValue> values(@Nullable AnnotationMirror mirror, String member) {
    AnnotationValue value = value(mirror, member);
    List<AnnotationValue> all = new ArrayList<>();
    if (value != null && value.getValue() instanceof List<?> items) {
      for (Object item : items) {
        if (item instanceof AnnotationValue inner) {
          all.add(inner);
        }
      }
    } else if (value != null) {
      all.add(value);
    }
    return all;
  }

  static List<String> texts(@Nullable AnnotationMirror mirror, String member) {
    List<String> texts = new ArrayList<>();
    for (AnnotationValue value : values(mirror, member)) {
      texts.add(String.valueOf(value.getValue()));
    }
    return texts;
  }
}
