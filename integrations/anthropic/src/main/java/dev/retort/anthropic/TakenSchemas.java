package dev.retort.anthropic;

import dev.retort.http.SchemaRules;
import dev.retort.http.SchemaSubset;
import dev.retort.llm.JsonValue;
import dev.retort.llm.JsonValue.JsonArray;
import dev.retort.llm.JsonValue.JsonNumber;
import dev.retort.llm.JsonValue.JsonObject;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;

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

  static final SchemaSubset ALL =
      new SchemaSubset(KEYWORDS, FORMATS, TakenSchemas::isTaken)
          .keeping(TakenSchemas::isKept)
          .rootedIn(
              root ->
                  count(root, TakenSchemas::optional) <= MOST_OPTIONAL
                      && count(root, TakenSchemas::unions) <= MOST_UNIONS);

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
    return SchemaRules.saysSomething(schema)
        && (!SchemaRules.isObject(schema) || SchemaRules.isClosed(schema))
        && (!(schema.fields().get("enum") instanceof JsonArray constants) || areScalars(constants));
  }

  private static boolean isKept(String constraint, JsonObject schema) {
    return !constraint.equals("minItems")
        || !(schema.fields().get(constraint) instanceof JsonNumber least)
        || least.value().compareTo(BigDecimal.ONE) <= 0;
  }

  private static boolean areScalars(JsonArray constants) {
    return constants.items().stream()
        .noneMatch(each -> each instanceof JsonObject || each instanceof JsonArray);
  }
}
