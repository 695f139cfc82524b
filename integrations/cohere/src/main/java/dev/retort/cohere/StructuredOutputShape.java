package dev.retort.cohere;

import dev.retort.annotation.RuntimeParam;
import dev.retort.llm.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form that every answer of an LLM must have, as config files hold it. Immutable.
 *
 * @param format the kind of form; JSON is the only one, and the one meant where nothing is said
 * @param schema the JSON Schema of an answer
 * @param mode read and written again, but without effect: the schema itself goes to the server
 * @param maxRetries read and written again, but without effect: see {@code max_retries} of the LLM
 */
public record StructuredOutputShape(
    @Nullable Format format,
    Map<String, JsonValue> schema,
    @Nullable String mode,
    @RuntimeParam(identity = false) @Nullable Integer maxRetries) {

  /** The kind of form. */
  public enum Format {
    /** JSON that satisfies the schema. */
    JSON
  }

  public StructuredOutputShape {
    schema = Collections.unmodifiableMap(new LinkedHashMap<>(schema));
  }

  /**
   * Asks for JSON.
   *
   * @param schema the JSON Schema of an answer
   * @return the form
   */
  public static StructuredOutputShape json(Map<String, JsonValue> schema) {
    return new StructuredOutputShape(Format.JSON, schema, null, null);
  }
}
