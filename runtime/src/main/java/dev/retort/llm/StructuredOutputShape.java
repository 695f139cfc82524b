package dev.retort.llm;

import dev.retort.annotation.RuntimeParam;
import dev.retort.llm.JsonValue.JsonObject;
import dev.retort.llm.JsonValue.JsonString;
import dev.retort.structured.JsonText;
import jakarta.validation.constraints.Min;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The form that every answer of an LLM must have, as config files hold it. Immutable.
 *
 * @param format the kind of form; if not set, {@code regex} for a text and {@code json} for all
 *     else
 * @param schema the JSON Schema of an answer, as it is or as text; or a regular expression
 * @param mode read and written again, but without effect: the schema itself goes to the server
 * @param maxRetries how often an answer that has not the form is asked for again; as often as a
 *     call that failed if not set
 */
public record StructuredOutputShape(
    @RuntimeParam(
            description = "the kind of form; if not set, regex for a text and json for all else")
        Optional<Format> format,
    @RuntimeParam(
            description =
                "the JSON Schema of an answer, as it is or as text; or a regular expression")
        JsonValue schema,
    @RuntimeParam(description = "read and written again, but without effect") Optional<String> mode,
    @RuntimeParam(
            description =
                "how often an answer that has not the form is asked for again; as often as a call"
                    + " that failed if not set",
            identity = false)
        @Min(0)
        Optional<Integer> maxRetries) {

  /** The kind of form. */
  public enum Format {
    /** JSON that satisfies the schema. */
    JSON,
    /** Text that matches a regular expression. */
    REGEX
  }

  /*
   * Optional, not @Nullable, and the texts twice: the record is a part of LLMs that are compiled
   * elsewhere, and javac 17 shows processors neither comments nor annotations on types in class
   * files.
   */
  public StructuredOutputShape {
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(schema, "schema");
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(maxRetries, "maxRetries");
  }

  /**
   * Asks for JSON.
   *
   * @param schema the JSON Schema of an answer
   * @return the form
   */
  public static StructuredOutputShape json(Map<String, JsonValue> schema) {
    return of(Format.JSON, new JsonObject(schema));
  }

  /**
   * Asks for the form that something else is. Of a record, answers are read as it before they
   * count, by the LLM that is given this shape; a dump of it holds the schema alone.
   *
   * @param form made in Java, such as of a record
   * @return the form, as config files hold it
   */
  public static StructuredOutputShape of(StructuredOutput form) {
    if (form instanceof StructuredOutput.JsonSchema json) {
      JsonValue schema = JsonText.read(json.schema());
      return of(
          Format.JSON,
          json.isOfRecord() && schema instanceof JsonObject object
              ? new JsonObject(new RecordFields(object.fields(), json))
              : schema);
    }
    return of(Format.REGEX, new JsonString(((StructuredOutput.Regex) form).pattern()));
  }

  private static StructuredOutputShape of(Format format, JsonValue schema) {
    return new StructuredOutputShape(
        Optional.of(format), schema, Optional.empty(), Optional.empty());
  }

  /**
   * Says how often an answer is asked for again.
   *
   * @param retries 0 for never
   * @return a copy of this shape
   * @throws IllegalArgumentException if it is less than 0
   */
  public StructuredOutputShape withMaxRetries(int retries) {
    if (retries < 0) {
      throw new IllegalArgumentException("retries must be at least 0, not " + retries);
    }
    return new StructuredOutputShape(format, schema, mode, Optional.of(retries));
  }

  /**
   * The form itself.
   *
   * @return what answers are checked against
   * @throws IllegalArgumentException if the schema is none, or the regular expression is none; the
   *     message says where and why
   */
  public StructuredOutput form() {
    StructuredOutput record = RecordFields.formOf(schema);
    if (record != null) {
      return record;
    }
    if (schema instanceof JsonString text) {
      return format.equals(Optional.of(Format.JSON))
          ? new StructuredOutput.JsonSchema(text.value())
          : new StructuredOutput.Regex(text.value());
    } else if (format.equals(Optional.of(Format.REGEX))) {
      throw new IllegalArgumentException(
          "with the format regex, \"schema\" is a text: the regular expression");
    }
    return new StructuredOutput.JsonSchema(JsonText.write(schema));
  }
}
