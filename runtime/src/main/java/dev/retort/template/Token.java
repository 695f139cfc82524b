package dev.retort.template;

/**
 * A piece of a template.
 *
 * @param kind what it is
 * @param text its text; for {@link Kind#STRING} without quotes and escapes
 * @param offset where it starts
 */
record Token(Kind kind, String text, int offset) {
  enum Kind {
    TEXT,
    PRINT_OPEN,
    PRINT_CLOSE,
    BLOCK_OPEN,
    BLOCK_CLOSE,
    NAME,
    STRING,
    INTEGER,
    FLOAT,
    OPERATOR,
    END
  }

  boolean is(String operator) {
    return kind == Kind.OPERATOR && text.equals(operator);
  }

  boolean isName(String name) {
    return kind == Kind.NAME && text.equals(name);
  }

  /** The text, cut where it would fill the screen. */
  String shortened() {
    return text.length() <= 40 ? text : text.substring(0, text.offsetByCodePoints(0, 40)) + "...";
  }

  /** What users are told was found; never the value of a text. */
  String label() {
    return switch (kind) {
      case TEXT -> "text";
      case PRINT_OPEN -> "\"{{\"";
      case PRINT_CLOSE -> "\"}}\"";
      case BLOCK_OPEN -> "\"{%\"";
      case BLOCK_CLOSE -> "\"%}\"";
      case STRING -> "a quoted text";
      case INTEGER, FLOAT -> "a number";
      case NAME, OPERATOR -> "\"" + shortened() + "\"";
      case END -> "the end";
    };
  }
}
