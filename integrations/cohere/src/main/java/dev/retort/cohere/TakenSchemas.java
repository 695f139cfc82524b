package dev.retort.cohere;

import dev.retort.http.SchemaSubset;
import dev.retort.llm.JsonValue.JsonArray;
import dev.retort.llm.JsonValue.JsonObject;
import dev.retort.llm.JsonValue.JsonString;
import java.util.Set;
import java.util.function.Predicate;

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

  private static final SchemaSubset ANYWHERE = new SchemaSubset(KEYWORDS, TakenSchemas::isTaken);

  /** An object, as is each root that the API takes. */
  static final Predicate<JsonObject> ALL =
      root -> OBJECT.equals(root.fields().get("type")) && ANYWHERE.test(root);

  private TakenSchemas() {}

  private static boolean isTaken(JsonObject schema) {
    return !(schema.fields().get("additionalProperties") instanceof JsonObject)
        && (!OBJECT.equals(schema.fields().get("type"))
            || (schema.fields().get("required") instanceof JsonArray some
                && !some.items().isEmpty()))
        && (!(schema.fields().get("format") instanceof JsonString format)
            || FORMATS.contains(format.value()));
  }
}
