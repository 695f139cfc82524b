package dev.retort.anthropic;

import dev.retort.http.SchemaSubset;
import dev.retort.llm.JsonValue;
import dev.retort.llm.JsonValue.JsonArray;
import dev.retort.llm.JsonValue.JsonBoolean;
import dev.retort.llm.JsonValue.JsonNumber;
import dev.retort.llm.JsonValue.JsonObject;
import dev.retort.llm.JsonValue.JsonString;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
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

  /** So many properties may be left out, in all of a schema. */
  private static final int MOST_OPTIONAL = 24;

  /** So many may be of several types. */
  private static final int MOST_UNIONS = 16;

  private static final SchemaSubset ANYWHERE = new SchemaSubset(KEYWORDS, TakenSchemas::isTaken);

  static final Predicate<JsonObject> ALL =
      root ->
          ANYWHERE.test(root)
              && count(root, TakenSchemas::optional) <= MOST_OPTIONAL
              && count(root, TakenSchemas::unions) <= MOST_UNIONS;

  private TakenSchemas() {}

  /** Sums up what objects have of something. */
  private static int count(JsonValue value, ToIntFunction<JsonObject> each) {
    int sum = 0;
    if (value instanceof JsonObject object) {
      sum += object.fields().get("properties") instanceof JsonObject ? each.applyAsInt(object) : 0;
      for (JsonValue part : object.fields().values()) {
        sum += count(part, each);
      }
    } else if (value instanceof JsonArray array) {
      for (JsonValue part : array.items()) {
        sum += count(part, each);
      }
    }
    return sum;
  }

  private static int optional(JsonObject schema) {
    int required =
        schema.fields().get("required") instanceof JsonArray names ? names.items().size() : 0;
    return Math.max(0, properties(schema).size() - required);
  }

  private static int unions(JsonObject schema) {
    return (int)
        properties(schema).stream()
            .filter(
                each ->
                    each instanceof JsonObject property
                        && (property.fields().containsKey("anyOf")
                            || property.fields().get("type") instanceof JsonArray))
            .count();
  }

  private static Collection<JsonValue> properties(JsonObject schema) {
    return schema.fields().get("properties") instanceof JsonObject all
        ? all.fields().values()
        : List.of();
  }

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
