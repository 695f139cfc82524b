package dev.retort.testkit;

import dev.retort.llm.JsonValue;
import dev.retort.llm.JsonValue.JsonArray;
import dev.retort.llm.JsonValue.JsonBoolean;
import dev.retort.llm.JsonValue.JsonNumber;
import dev.retort.llm.JsonValue.JsonObject;
import dev.retort.llm.JsonValue.JsonString;
import java.util.Iterator;
import java.util.Map;

/** Writes JSON for readers: a line a value, the same text for the same value. */
final class PrettyJson {
  private final StringBuilder out = new StringBuilder();

  private PrettyJson() {}

  static String of(JsonValue value) {
    PrettyJson writer = new PrettyJson();
    writer.write(value, "\n");
    return writer.out.append('\n').toString();
  }

  private void write(JsonValue value, String newline) {
    if (value instanceof JsonObject object && !object.fields().isEmpty()) {
      String inner = newline + "  ";
      out.append('{');
      Iterator<Map.Entry<String, JsonValue>> fields = object.fields().entrySet().iterator();
      while (fields.hasNext()) {
        Map.Entry<String, JsonValue> field = fields.next();
        out.append(inner).append(Generated.json(field.getKey())).append(": ");
        write(field.getValue(), inner);
        out.append(fields.hasNext() ? "," : "");
      }
      out.append(newline).append('}');
    } else if (value instanceof JsonArray array && !array.items().isEmpty()) {
      String inner = newline + "  ";
      out.append('[');
      Iterator<JsonValue> items = array.items().iterator();
      while (items.hasNext()) {
        out.append(inner);
        write(items.next(), inner);
        out.append(items.hasNext() ? "," : "");
      }
      out.append(newline).append(']');
    } else {
      out.append(scalar(value));
    }
  }

  /** A value that is written in one line. */
  static String scalar(JsonValue value) {
    if (value instanceof JsonString string) {
      return Generated.json(string.value());
    } else if (value instanceof JsonNumber number) {
      return number.text();
    } else if (value instanceof JsonBoolean bool) {
      return Boolean.toString(bool.value());
    } else if (value instanceof JsonObject) {
      return "{}";
    }
    return value instanceof JsonArray ? "[]" : "null";
  }
}
