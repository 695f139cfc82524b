package dev.retort.openai;

import dev.retort.llm.JsonValue;
import dev.retort.llm.JsonValue.JsonArray;
import dev.retort.llm.JsonValue.JsonBoolean;
import dev.retort.llm.JsonValue.JsonObject;
import dev.retort.llm.JsonValue.JsonString;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells whether a JSON Schema lies in the subset that the vendor enforces word by word ({@code
 * strict}): only known keywords and formats, references by themselves, every object closed, every
 * property required.
 */
final class StrictSchema {
  private static final Set<String> KEYWORDS =
      Set.of(
          "$schema",
          "$id",
          "$ref",
          "$defs",
          "definitions",
          "title",
          "description",
          "type",
          "properties",
          "required",
          "additionalProperties",
          "items",
          "enum",
          "const",
          "anyOf",
          "pattern",
          "format",
          "multipleOf",
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "minItems",
          "maxItems");

  private static final Set<String> FORMATS =
      Set.of("date-time", "time", "date", "duration", "email", "hostname", "ipv4", "ipv6", "uuid");

  /** A schema without any of these takes all values, which cannot be enforced. */
  private static final Set<String> SAYING = Set.of("type", "enum", "const", "anyOf", "$ref");

  private StrictSchema() {}

  /**
   * Looks at a schema.
   *
   * @param schema its root
   * @return true if the vendor can enforce it
   */
  static boolean is(JsonObject schema) {
    return isObject(schema) && !schema.fields().containsKey("anyOf") && strict(schema);
  }

  private static boolean strict(JsonValue value) {
    if (!(value instanceof JsonObject schema)) {
      return false;
    }
    return KEYWORDS.containsAll(schema.fields().keySet())
        && (!schema.fields().containsKey("$ref") || schema.fields().size() == 1)
        && (!(schema.fields().get("format") instanceof JsonString format)
            || FORMATS.contains(format.value()))
        && SAYING.stream().anyMatch(schema.fields()::containsKey)
        && (!isObject(schema) || isClosed(schema))
        && allStrict(values(schema, "properties"))
        && allStrict(values(schema, "$defs"))
        && allStrict(values(schema, "definitions"))
        && allStrict(values(schema, "anyOf"))
        && (!schema.fields().containsKey("items") || strict(schema.fields().get("items")));
  }

  private static boolean allStrict(Iterable<JsonValue> schemas) {
    for (JsonValue schema : schemas) {
      if (!strict(schema)) {
        return false;
      }
    }
    return true;
  }

  private static Iterable<JsonValue> values(JsonObject schema, String keyword) {
    JsonValue value = schema.fields().get(keyword);
    if (value instanceof JsonObject object) {
      return object.fields().values();
    }
    return value instanceof JsonArray array ? array.items() : List.of();
  }

  private static boolean isObject(JsonObject schema) {
    JsonValue type = schema.fields().get("type");
    JsonString object = new JsonString("object");
    return schema.fields().containsKey("properties")
        || object.equals(type)
        || (type instanceof JsonArray types && types.items().contains(object));
  }

  private static boolean isClosed(JsonObject schema) {
    Map<String, JsonValue> fields = schema.fields();
    Set<JsonValue> required = new HashSet<>();
    values(schema, "required").forEach(required::add);
    boolean allRequired =
        !(fields.get("properties") instanceof JsonObject properties)
            || properties.fields().keySet().stream()
                .allMatch(name -> required.contains(new JsonString(name)));
    return allRequired && new JsonBoolean(false).equals(fields.get("additionalProperties"));
  }
}
