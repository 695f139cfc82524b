package dev.retort.llm;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of the JSON Schema of a record, which know the form that the record is: a shape of a
 * config holds a schema alone, and answers are to be read as the record all the same. Equal to the
 * same fields without it, and written as they are. Immutable.
 */
final class RecordFields extends AbstractMap<String, JsonValue> {
  private final Map<String, JsonValue> fields;
  private final StructuredOutput.JsonSchema form;

  RecordFields(Map<String, JsonValue> fields, StructuredOutput.JsonSchema form) {
    this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    this.form = form;
  }

  /** The form that a schema was made of; null for one that was not made of a record. */
  static StructuredOutput.@Nullable JsonSchema formOf(JsonValue schema) {
    return schema instanceof JsonValue.JsonObject object
            && object.fields() instanceof RecordFields fields
        ? fields.form
        : null;
  }

  @Override
  public Set<Map.Entry<String, JsonValue>> entrySet() {
    return fields.entrySet();
  }

  @Override
  public @Nullable JsonValue get(@Nullable Object key) {
    return fields.get(key);
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return fields.containsKey(key);
  }
}
