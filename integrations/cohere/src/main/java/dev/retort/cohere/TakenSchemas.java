package dev.retort.cohere;

import dev.retort.http.SchemaSubset;
import dev.retort.llm.JsonValue.JsonArray;
import dev.retort.llm.JsonValue.JsonObject;
import dev.retort.llm.JsonValue.JsonString;
import java.util.Set;

/**
 * The JSON Schemas to which the API keeps a model: objects, of which each requires a property.
 * Those with bounds, lengths, choices of exactly one, or any keys are not among them.
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

  private static final JsonString OBJECT = new JsonString("object");

  private static final Set<String> FORMATS = Set.of("date-time", "date", "time", "uuid");

  /** An object, as is each root that the API takes. */
  static final SchemaSubset ALL =
      new SchemaSubset(KEYWORDS, FORMATS, TakenSchemas::isTaken)
          .rootedIn(root -> OBJECT.equals(root.fields().get("type")));

  private TakenSchemas() {}

  private static boolean isTaken(JsonObject schema) {
    return !(schema.fields().get("additionalProperties") instanceof JsonObject)
        && (!OBJECT.equals(schema.fields().get("type"))
            || (schema.fields().get("required") instanceof JsonArray some
                && !some.items().isEmpty()));
  }
}
