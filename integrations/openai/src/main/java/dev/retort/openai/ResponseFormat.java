package dev.retort.openai;

import dev.retort.http.AskedSchema;
import dev.retort.http.SchemaSubset;
import dev.retort.llm.JsonValue;
import dev.retort.llm.JsonValue.JsonBoolean;
import dev.retort.llm.JsonValue.JsonObject;
import dev.retort.llm.JsonValue.JsonString;
import dev.retort.llm.StructuredOutput;
import dev.retort.llm.StructuredOutputShape;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the {@code response_format} of a request of whatever asks for a form. */
final class ResponseFormat {
  private static final int LONGEST_NAME = 64;

  private ResponseFormat() {}

  /**
   * Chooses the form: that of the input, else that of the call, else that of the LLM.
   *
   * @param input asked for with the input; null for none
   * @param kwarg the kwarg {@code response_format}; null for none
   * @param attribute the attribute {@code structured_output}; null for none
   * @param taken to which schemas the server keeps a model
   * @return as the server wants it; null for free text, and for a form that the dialect lacks
   */
  static @Nullable JsonValue choose(
      @Nullable StructuredOutput input,
      @Nullable Map<String, JsonValue> kwarg,
      @Nullable StructuredOutputShape attribute,
      SchemaSubset taken) {
    if (input == null && kwarg != null) {
      return new JsonObject(kwarg);
    }
    JsonObject kept = AskedSchema.choose(input, attribute, taken);
    // Without strict, any schema is taken as it stands, and kept to as well as it goes.
    JsonObject sent = kept == null ? AskedSchema.choose(input, attribute) : kept;
    return sent == null ? null : jsonSchema(sent, kept != null && taken == TakenSchemas.STRICT);
  }

  private static JsonValue jsonSchema(JsonObject schema, boolean strict) {
    Map<String, JsonValue> inner = new LinkedHashMap<>();
    inner.put("name", new JsonString(name(schema)));
    inner.put("schema", schema);
    if (strict) {
      inner.put("strict", new JsonBoolean(true));
    }
    Map<String, JsonValue> format = new LinkedHashMap<>();
    format.put("type", new JsonString("json_schema"));
    format.put("json_schema", new JsonObject(inner));
    return new JsonObject(format);
  }

  /** The dialect wants a name and takes letters, digits, underscores and hyphens. */
  private static String name(JsonObject schema) {
    String title = schema.fields().get("title") instanceof JsonString text ? text.value() : "";
    String name = title.replaceAll("[^A-Za-z0-9_-]", "_");
    if (name.replace("_", "").isEmpty()) {
      return "answer";
    }
    return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
  }
}
