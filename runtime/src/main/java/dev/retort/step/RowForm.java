package dev.retort.step;

import dev.retort.llm.JsonValue;
import dev.retort.llm.JsonValue.JsonObject;
import dev.retort.llm.JsonValue.JsonString;
import dev.retort.llm.StructuredOutput;
import dev.retort.llm.StructuredOutputShape;
import dev.retort.llm.StructuredOutputShape.Format;
import dev.retort.structured.JsonText;
import dev.retort.structured.StructureException;
import java.io.StringWriter;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Makes a form of the value of a column. */
final class RowForm {
  private RowForm() {}

  /**
   * The form.
   *
   * @param value a mapping with {@code format} and {@code schema}, or a text that is one
   * @return what an answer must be
   * @throws IllegalArgumentException if it is none; the message says why
   */
  static StructuredOutput of(Object value) {
    if (!(json(value) instanceof JsonObject object)) {
      throw new IllegalArgumentException("an object with \"format\" and \"schema\" is expected");
    }
    JsonValue schema = object.fields().get("schema");
    if (schema == null) {
      throw new IllegalArgumentException("\"schema\" is missing");
    }
    return new StructuredOutputShape(
            format(object.fields().getOrDefault("format", JsonValue.NULL)),
            schema,
            Optional.empty(),
            Optional.empty())
        .form();
  }

  private static Optional<Format> format(JsonValue value) {
    if (value.equals(JsonValue.NULL)) {
      return Optional.empty();
    } else if (value.equals(new JsonString("json"))) {
      return Optional.of(Format.JSON);
    } else if (value.equals(new JsonString("regex"))) {
      return Optional.of(Format.REGEX);
    }
    throw new IllegalArgumentException("\"format\" is neither \"json\" nor \"regex\"");
  }

  private static JsonValue json(Object value) {
    if (value instanceof String text) {
      try {
        return JsonText.read(text);
      } catch (StructureException e) {
        throw new IllegalArgumentException(e.finding(), e);
      }
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator out = PlainJson.generator(text)) {
      PlainJson.write(value, out);
    }
    return JsonText.read(text.toString());
  }
}
