package dev.retort.structured;

import dev.retort.llm.JsonValue;
import dev.retort.llm.JsonValue.JsonArray;
import dev.retort.llm.JsonValue.JsonBoolean;
import dev.retort.llm.JsonValue.JsonNumber;
import dev.retort.llm.JsonValue.JsonObject;
import dev.retort.llm.JsonValue.JsonString;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Values such that equal JSON is equal: 1 and 1.0 are, in objects the order is of no account. */
final class SameJson {
  private SameJson() {}

  /** The value with each number in the one way to write it. */
  static JsonValue of(JsonValue value) {
    if (value instanceof JsonNumber number) {
      BigDecimal exact = number.value();
      // Not toPlainString(): a short number may have a long row of zeros.
      return new JsonNumber(
          exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toEngineeringString());
    } else if (value instanceof JsonArray array) {
      return new JsonArray(array.items().stream().map(SameJson::of).toList());
    } else if (value instanceof JsonObject object) {
      Map<String, JsonValue> fields = new LinkedHashMap<>();
      object.fields().forEach((name, field) -> fields.put(name, of(field)));
      return new JsonObject(fields);
    }
    return value;
  }

  /**
   * A text that equal JSON has in common. Unlike values, texts have an order, by which a map tells
   * those of one hash apart without comparing each with all.
   */
  static String key(JsonValue value) {
    StringBuilder key = new StringBuilder();
    write(of(value), key);
    return key.toString();
  }

  private static void write(JsonValue value, StringBuilder key) {
    if (value instanceof JsonString string) {
      write(string.value(), key);
    } else if (value instanceof JsonArray array) {
      key.append('[');
      array.items().forEach(item -> write(item, key));
      key.append(']');
    } else if (value instanceof JsonObject object) {
      key.append('{');
      new TreeMap<>(object.fields())
          .forEach(
              (name, field) -> {
                write(name, key);
                write(field, key);
              });
      key.append('}');
    } else if (value instanceof JsonNumber number) {
      key.append(number.text()).append(';');
    } else {
      key.append(value instanceof JsonBoolean bool ? bool.value() : "null").append(';');
    }
  }

  /** With its length, so that none is taken for the beginning of another. */
  private static void write(String text, StringBuilder key) {
    key.append('"').append(text.length()).append(':').append(text);
  }
}
