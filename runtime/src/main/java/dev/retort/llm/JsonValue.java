package dev.retort.llm;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An open JSON value. Order of keys and the text of numbers are kept, so that what was read is
 * written again. Immutable.
 */
public sealed interface JsonValue {
  /** {@code null}. */
  record JsonNull() implements JsonValue {}

  /**
   * {@code true} or {@code false}.
   *
   * @param value which
   */
  record JsonBoolean(boolean value) implements JsonValue {}

  /**
   * A number, as it was written.
   *
   * @param text a JSON number
   */
  record JsonNumber(String text) implements JsonValue {
    public JsonNumber {
      Objects.requireNonNull(text, "text");
    }

    /**
     * The number.
     *
     * @return exact
     */
    public BigDecimal value() {
      return new BigDecimal(text);
    }
  }

  /**
   * Text.
   *
   * @param value the text
   */
  record JsonString(String value) implements JsonValue {
    public JsonString {
      Objects.requireNonNull(value, "value");
    }
  }

  /**
   * An array.
   *
   * @param items in order
   */
  record JsonArray(List<JsonValue> items) implements JsonValue {
    public JsonArray {
      items = List.copyOf(items);
    }
  }

  /**
   * An object.
   *
   * @param fields in order
   */
  record JsonObject(Map<String, JsonValue> fields) implements JsonValue {
    public JsonObject {
      fields =
          fields instanceof RecordFields
              ? fields
              : Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
  }

  /** The one {@code null}. */
  JsonValue NULL = Constants.NULL;

  /** Holds the constant apart from the interface, whose records are its own subtypes. */
  final class Constants {
    private static final JsonValue NULL = new JsonNull();

    private Constants() {}
  }
}
