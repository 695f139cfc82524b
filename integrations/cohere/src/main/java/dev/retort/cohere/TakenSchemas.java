package dev.retort.cohere;

import dev.retort.http.SchemaSubset;
import dev.retort.llm.JsonValue.JsonObject;
import dev.retort.llm.JsonValue.JsonString;
import java.util.Set;

/**
 * The JSON Schemas to which the API keeps a model. Those with bounds, lengths, choices of exactly
 * one, or any keys are not among them.
 */
final class TakenSchemas {
  private static final Set<String> KEYWORDS =
      Set.of(
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
          "format",
          "$ref",
          "$defs");

  private static final Set<String> FORMATS = Set.of("date-time", "date", "time", "uuid");

  static final SchemaSubset ALL = new SchemaSubset(KEYWORDS, TakenSchemas::isTaken);

  private TakenSchemas() {}

  private static boolean isTaken(JsonObject schema) {
    return !(schema.fields().get("additionalProperties") instanceof JsonObject)
        && (!(schema.fields().get("format") instanceof JsonString format)
            || FORMATS.contains(format.value()));
  }
}
