package dev.retort.config;

/** In which style a text can stand in YAML. */
final class YamlScalar {
  private static final String INDICATORS = ",[]{}#&*!|>'\"%@`";

  private YamlScalar() {}

  /** Whether a text without quotes is read as the same text, in a block mapping or list. */
  static boolean isPlain(String text) {
    int length = text.length();
    if (length == 0 || CoreSchema.kind(text) != Tape.STRING) {
      return false;
    }
    char first = text.charAt(0);
    if (first == ' ' || text.charAt(length - 1) == ' ' || INDICATORS.indexOf(first) >= 0) {
      return false;
    }
    if ((first == '-' || first == '?' || first == ':') && (length == 1 || text.charAt(1) == ' ')) {
      return false;
    }
    if (text.startsWith("---") || text.startsWith("...")) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c == ':' && (i + 1 == length || text.charAt(i + 1) == ' ')) {
        return false;
      }
      if (c == '#' && text.charAt(i - 1) == ' ') {
        return false;
      }
      if (!isPrintable(text, i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a text of several lines can stand as a literal block. */
  static boolean isBlock(String text) {
    if (text.indexOf('\n') < 0 || text.endsWith("\n\n") || text.charAt(0) == '\n') {
      return false;
    }
    if (text.charAt(0) == ' ') {
      return false;
    }
    boolean blank = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        if (blank && i > 0 && text.charAt(i - 1) != '\n') {
          return false;
        }
        blank = true;
      } else if (!isPrintable(text, i)) {
        return false;
      } else if (c != ' ') {
        blank = false;
      }
    }
    return !blank || text.endsWith("\n");
  }

  /** Appends a text in double quotes. */
  static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (isPrintable(text, i)) {
            out.append(c);
          } else {
            out.append("\\u");
            for (int shift = 12; shift >= 0; shift -= 4) {
              out.append(Character.forDigit((c >> shift) & 0xF, 16));
            }
          }
        }
      }
    }
    out.append('"');
  }

  /**
   * Whether a unit can stand as it is; halves of pairs can, since lone ones are refused earlier.
   */
  private static boolean isPrintable(String text, int at) {
    char c = text.charAt(at);
    if (c < 0x7F) {
      return c >= 0x20;
    }
    return c >= 0xA0 && c < 0xFFFE && c != 0xFEFF && c != 0x2028 && c != 0x2029;
  }
}
