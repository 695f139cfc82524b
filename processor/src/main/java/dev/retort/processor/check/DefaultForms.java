package dev.retort.processor.check;

import dev.retort.descriptor.FormChecker;
import dev.retort.processor.model.Param;
import dev.retort.processor.model.TypeModel;
import dev.retort.processor.report.Problem;
import dev.retort.processor.report.Report;
import dev.retort.processor.report.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Forms of answers that stand in defaults: the runtime says whether they are any. */
final class DefaultForms {
  private static final String SHAPE = "dev.retort.llm.StructuredOutputShape";

  private final FormChecker checker;

  DefaultForms(FormChecker checker) {
    this.checker = checker;
  }

  /**
   * Checks all forms in a default.
   *
   * @param value as {@link DefaultValue} reads it
   */
  void check(Param param, @Nullable Object value, Where where, Report report) {
    List<String> faults = new ArrayList<>();
    look(param.type(), value, faults);
    for (String fault : faults) {
      report.add(Problem.DEFAULT_FORM, where, param.javaName(), fault);
    }
  }

  private void look(TypeModel type, @Nullable Object value, List<String> faults) {
    if (type instanceof TypeModel.OptionalOf t) {
      look(t.value(), value, faults);
    } else if (type instanceof TypeModel.ItemsOf t && value instanceof List<?> items) {
      items.forEach(item -> look(t.item(), item, faults));
    } else if (type instanceof TypeModel.MapOf t && value instanceof Map<?, ?> fields) {
      fields.values().forEach(field -> look(t.value(), field, faults));
    } else if (type instanceof TypeModel.RecordOf t && value instanceof Map<?, ?> fields) {
      if (t.java().qualified().equals(SHAPE)) {
        form(fields, faults);
      } else {
        t.components().forEach(c -> look(c.type(), fields.get(c.name()), faults));
      }
    }
  }

  private void form(Map<?, ?> shape, List<String> faults) {
    String format = shape.get("format") instanceof String name ? name : null;
    String fault = checker.fault(format, Json.compact(shape.get("schema")));
    if (fault != null) {
      faults.add(fault);
    }
  }
}
