package dev.retort.processor.emit;

import dev.retort.processor.check.DefaultValue;
import dev.retort.processor.check.Json;
import dev.retort.processor.model.Param;
import dev.retort.processor.model.TypeModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The entries of {@code runtime_parameters_info} that are known at compile time. */
final class InfoText {
  private InfoText() {}

  /** The entries between those that depend on the object. */
  static List<List<String>> parts(List<Param> fields) {
    List<List<String>> parts = new ArrayList<>();
    List<Param> run = new ArrayList<>();
    for (Param field : fields) {
      if (field.type() instanceof TypeModel.KwargsOf || field.type().isLlm()) {
        parts.add(entries(run));
        run.clear();
      } else if (field.runtime()) {
        run.add(field);
      }
    }
    parts.add(entries(run));
    return parts;
  }

  /** The entries, each but the last with its comma. */
  static List<String> entries(List<Param> params) {
    List<String> entries = new ArrayList<>();
    for (int i = 0; i < params.size(); i++) {
      entries.add(Json.compact(entry(params.get(i))) + (i + 1 < params.size() ? "," : ""));
    }
    return entries;
  }

  private static Map<String, @Nullable Object> entry(Param param) {
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    entry.put("name", param.name());
    entry.put("optional", param.optional());
    if (!param.description().isEmpty()) {
      entry.put("description", param.description());
    }
    entry.put("type", param.type().label());
    if (param.defaultValue() != null) {
      entry.put("default", DefaultValue.json(param.type(), param.defaultValue()));
    }
    return entry;
  }
}
