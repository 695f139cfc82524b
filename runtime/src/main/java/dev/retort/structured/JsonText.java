package dev.retort.structured;

import dev.retort.llm.JsonValue;
import dev.retort.llm.JsonValue.JsonArray;
import dev.retort.llm.JsonValue.JsonBoolean;
import dev.retort.llm.JsonValue.JsonNumber;
import dev.retort.llm.JsonValue.JsonObject;
import dev.retort.llm.JsonValue.JsonString;
import java.io.StringWriter;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Open JSON values from texts and to texts, in the strict form of the standard. */
public final class JsonText {
  /** Safe for any thread. */
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonText() {}

  /**
   * Reads a text that is one value: no key twice, nothing around it but white space.
   *
   * @param text JSON
   * @return the value
   * @throws StructureException if it is none
   */
  public static JsonValue read(String text) {
    StructureReader reader = new StructureReader(text, "JSON");
    JsonValue value = reader.json();
    reader.end();
    return value;
  }

  /**
   * Writes a value.
   *
   * @param value any
   * @return JSON in one line
   */
  public static String write(JsonValue value) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
      write(json, value);
    }
    return out.toString();
  }

  private static void write(JsonGenerator json, JsonValue value) {
    if (value instanceof JsonObject object) {
      json.writeStartObject();
      for (Map.Entry<String, JsonValue> field : object.fields().entrySet()) {
        json.writeName(field.getKey());
        write(json, field.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof JsonArray array) {
      json.writeStartArray();
      for (JsonValue item : array.items()) {
        write(json, item);
      }
      json.writeEndArray();
    } else if (value instanceof JsonString text) {
      json.writeString(text.value());
    } else if (value instanceof JsonNumber number) {
      json.writeNumber(number.text());
    } else if (value instanceof JsonBoolean bool) {
      json.writeBoolean(bool.value());
    } else {
      json.writeNull();
    }
  }
}
