package dev.retort.llm;

import java.util.Objects;

/** The form that an answer must have. Immutable. */
public sealed interface StructuredOutput {
  /**
   * JSON that satisfies a JSON Schema.
   *
   * @param schema the schema as JSON text
   */
  record JsonSchema(String schema) implements StructuredOutput {
    public JsonSchema {
      Objects.requireNonNull(schema, "schema");
    }
  }

  /**
   * Text that matches a regular expression.
   *
   * @param pattern the expression
   */
  record Regex(String pattern) implements StructuredOutput {
    public Regex {
      Objects.requireNonNull(pattern, "pattern");
    }
  }
}
