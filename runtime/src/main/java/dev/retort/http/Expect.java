package dev.retort.http;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads a value where a parser stands, of the kind that should be there. */
public final class Expect {
  /** More than any count is. */
  private static final double MOST = 1e9;

  private Expect() {}

  /**
   * Demands a kind of value.
   *
   * @param parser at the value
   * @param token the kind
   * @param where the value's place
   * @param what the kind in words
   * @throws MalformedException if it is of another kind
   */
  public static void token(JsonParser parser, JsonToken token, String where, String what)
      throws MalformedException {
    if (parser.currentToken() != token) {
      throw new MalformedException("has " + kind(parser) + " as " + where + ", not " + what);
    }
  }

  /**
   * Says what is there.
   *
   * @param parser at a value
   * @return with its article, such as {@code "an object"}
   */
  public static String kind(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "a text";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      default -> "null";
    };
  }

  /**
   * Reads a count, and passes over what is none.
   *
   * @param parser at a value
   * @param otherwise what is meant by any other value
   * @return the count, of at most nine digits, or the other value
   */
  public static int count(JsonParser parser, int otherwise) {
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
      // Some references have counts as floating-point numbers.
      double value = parser.getDoubleValue();
      return value >= 0 && value < MOST && value == Math.rint(value) ? (int) value : otherwise;
    }
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT || parser.getStringLength() > 9) {
      parser.skipChildren();
      return otherwise;
    }
    int value = parser.getIntValue();
    return value < 0 ? otherwise : value;
  }

  /**
   * Reads a text, and passes over what is none.
   *
   * @param parser at a value
   * @return the text, or null
   */
  public static @Nullable String text(JsonParser parser) {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return parser.getString();
    }
    parser.skipChildren();
    return null;
  }
}
