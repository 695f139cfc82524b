package dev.retort.anthropic;

import dev.retort.http.SchemaSubset;
import dev.retort.llm.JsonValue;
import dev.retort.llm.JsonValue.JsonArray;
import dev.retort.llm.JsonValue.JsonBoolean;
import dev.retort.llm.JsonValue.JsonNumber;
import dev.retort.llm.JsonValue.JsonObject;
import dev.retort.llm.JsonValue.JsonString;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The JSON Schemas that the API takes, as its reference has it; others it refuses. Patterns are
 * left out, of which it takes some alone.
 */
final class TakenSchemas {
  private static final Set<String> KEYWORDS =
      Set.of(
          "title",
          "description",
          "default",
          "type",
          "properties",
          "required",
          "additionalProperties",
          "items",
          "minItems",
          "enum",
          "const",
          "anyOf",
          "format",
          "$ref",
          "$defs",
          "definitions");

  private static final Set<String> FORMATS =
      Set.of(
          "date-time",
          "time",
          "date",
          "duration",
          "email",
          "hostname",
          "uri",
          "ipv4",
          "ipv6",
          "uuid");

  static final SchemaSubset ALL = new SchemaSubset(KEYWORDS, TakenSchemas::isTaken);

  private TakenSchemas() {}

  private static boolean isTaken(JsonObject schema) {
    Map<String, JsonValue> fields = schema.fields();
    return saysSomething(fields)
        && (!isObject(fields) || new JsonBoolean(false).equals(fields.get("additionalProperties")))
        && (!(fields.get("enum") instanceof JsonArray constants) || areScalars(constants))
        && (!(fields.get("format") instanceof JsonString format)
            || FORMATS.contains(format.value()))
        && (!(fields.get("minItems") instanceof JsonNumber least)
            || least.value().compareTo(BigDecimal.ONE) <= 0);
  }

  /** What takes any value cannot be kept to. */
  private static boolean saysSomething(Map<String, JsonValue> fields) {
    return fields.containsKey("type")
        || fields.containsKey("enum")
        || fields.containsKey("const")
        || fields.containsKey("anyOf")
        || fields.containsKey("$ref");
  }

  private static boolean isObject(Map<String, JsonValue> fields) {
    return fields.containsKey("properties") || names(fields.get("type"), new JsonString("object"));
  }

  private static boolean names(@Nullable JsonValue type, JsonString name) {
    return name.equals(type) || (type instanceof JsonArray types && types.items().contains(name));
  }

  private static boolean areScalars(JsonArray constants) {
    return constants.items().stream()
        .noneMatch(each -> each instanceof JsonObject || each instanceof JsonArray);
  }
}
