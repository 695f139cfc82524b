package dev.retort.http;

import dev.retort.llm.JsonValue;
import dev.retort.llm.JsonValue.JsonObject;
import dev.retort.llm.JsonValue.JsonString;
import dev.retort.llm.StructuredOutput;
import dev.retort.llm.StructuredOutputShape;
import dev.retort.structured.JsonText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The JSON Schema that a form is, for APIs that know no other form. */
public final class AskedSchema {
  private AskedSchema() {}

  /**
   * The schema to send: that of the input, else that of the LLM.
   *
   * @param input asked for with the input; null for none
   * @param attribute the attribute {@code structured_output}; null for none
   * @return the schema; null for free text, and for a form that the API lacks
   */
  public static @Nullable JsonObject choose(
      @Nullable StructuredOutput input, @Nullable StructuredOutputShape attribute) {
    if (input != null) {
      return of(input);
    }
    return attribute == null ? null : of(attribute);
  }

  /**
   * The schema to send to an API that takes part of JSON Schema: that of the input, else that of
   * the LLM.
   *
   * @param input asked for with the input; null for none
   * @param attribute the attribute {@code structured_output}; null for none
   * @param takes what the API takes
   * @return the schema; null for free text, and for a form that the API does not take
   */
  public static @Nullable JsonObject choose(
      @Nullable StructuredOutput input,
      @Nullable StructuredOutputShape attribute,
      SchemaSubset takes) {
    if (input != null) {
      return of(input, takes);
    }
    JsonObject schema = attribute == null ? null : of(attribute);
    return schema == null ? null : fitting(schema, takes);
  }

  /**
   * The schema to send for a form: of a record, the one that providers keep a model to.
   *
   * @param form what an answer must be
   * @return the schema; null if the form is another, or a schema without keywords
   */
  public static @Nullable JsonObject of(StructuredOutput form) {
    if (form instanceof StructuredOutput.JsonSchema json) {
      String strict = json.strictSchema();
      return object(JsonText.read(strict == null ? json.schema() : strict));
    }
    return null;
  }

  /**
   * The schema to send for a form to an API that takes part of JSON Schema: {@linkplain #fitting as
   * it takes it}.
   *
   * @param form what an answer must be
   * @param takes what the API takes
   * @return the schema; null if the form is another, or if the API takes it neither way
   */
  public static @Nullable JsonObject of(StructuredOutput form, SchemaSubset takes) {
    JsonObject schema =
        takes.takesConstraints() && form instanceof StructuredOutput.JsonSchema json
            ? object(JsonText.read(json.schema()))
            : of(form);
    return schema == null ? null : fitting(schema, takes);
  }

  /**
   * The schema to send for the form of an LLM.
   *
   * @param shape the form
   * @return the schema; null if the form is another, or a schema without keywords
   */
  public static @Nullable JsonObject of(StructuredOutputShape shape) {
    JsonValue schema = shape.schema();
    if (schema instanceof JsonString text) {
      return shape.format().equals(Optional.of(StructuredOutputShape.Format.JSON))
          ? object(JsonText.read(text.value()))
          : null;
    }
    return object(schema);
  }

  private static @Nullable JsonObject object(JsonValue value) {
    return value instanceof JsonObject object ? object : null;
  }

  /**
   * A schema as an API takes it: as it stands, or rewritten in the words to which providers keep a
   * model, with the constraints that it does not take in descriptions.
   *
   * @param schema any
   * @param takes what the API takes
   * @return one that it takes; null if it takes the schema neither way
   */
  public static @Nullable JsonObject fitting(JsonObject schema, SchemaSubset takes) {
    if (takes.test(schema)) {
      return schema;
    }
    JsonObject other = StrictForm.of(schema, takes);
    return takes.test(other) ? other : null;
  }
}
