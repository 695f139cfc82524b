package dev.retort.structured;

import dev.retort.llm.JsonValue;
import dev.retort.llm.JsonValue.JsonArray;
import dev.retort.llm.JsonValue.JsonBoolean;
import dev.retort.llm.JsonValue.JsonNumber;
import dev.retort.llm.JsonValue.JsonObject;
import dev.retort.llm.JsonValue.JsonString;
import java.math.BigDecimal;

/** The types that a schema may name. */
enum JsonKind {
  STRING("string", "a string"),
  INTEGER("integer", "a whole number"),
  NUMBER("number", "a number"),
  BOOLEAN("boolean", "true or false"),
  OBJECT("object", "an object"),
  ARRAY("array", "an array"),
  NULL("null", "null");

  private final String wireName;
  private final String shown;

  JsonKind(String wireName, String shown) {
    this.wireName = wireName;
    this.shown = shown;
  }

  String wireName() {
    return wireName;
  }

  /** As a message has it. */
  String shown() {
    return shown;
  }

  boolean has(JsonValue value) {
    return switch (this) {
      case STRING -> value instanceof JsonString;
      case INTEGER -> value instanceof JsonNumber number && isWhole(number.value());
      case NUMBER -> value instanceof JsonNumber;
      case BOOLEAN -> value instanceof JsonBoolean;
      case OBJECT -> value instanceof JsonObject;
      case ARRAY -> value instanceof JsonArray;
      case NULL -> value.equals(JsonValue.NULL);
    };
  }

  static boolean isWhole(BigDecimal number) {
    return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
  }
}
