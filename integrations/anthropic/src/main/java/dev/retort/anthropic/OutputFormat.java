package dev.retort.anthropic;

import dev.retort.http.AskedSchema;
import dev.retort.llm.JsonValue.JsonObject;
import dev.retort.llm.StructuredOutput;
import dev.retort.llm.StructuredOutputShape;
import org.jspecify.annotations.Nullable;

/** Chooses the JSON Schema that an answer must satisfy. */
final class OutputFormat {
  private OutputFormat() {}

  /**
   * Chooses that of the input, else that of the LLM.
   *
   * @param input asked for with the input; null for none
   * @param attribute the attribute {@code structured_output}; null for none
   * @return the schema; null for free text, and for a form that the API lacks
   */
  static @Nullable JsonObject choose(
      @Nullable StructuredOutput input, @Nullable StructuredOutputShape attribute) {
    if (input != null) {
      return AskedSchema.of(input);
    }
    return attribute == null ? null : AskedSchema.of(attribute);
  }
}
