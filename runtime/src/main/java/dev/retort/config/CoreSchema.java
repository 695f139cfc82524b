package dev.retort.config;

/** What a plain scalar is by the core schema of YAML 1.2. */
final class CoreSchema {
  private CoreSchema() {}

  /** The kind of token that a plain scalar is. */
  static byte kind(String text) {
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> Tape.NULL;
      case "true", "True", "TRUE" -> Tape.TRUE;
      case "false", "False", "FALSE" -> Tape.FALSE;
      default -> number0(text);
    };
  }

  /** The JSON form of a number: no plus sign, no leading zeros, decimal digits. */
  static String number(String text) {
    if (text.startsWith("0x")) {
      return new java.math.BigInteger(text.substring(2), 16).toString();
    } else if (text.startsWith("0o")) {
      return new java.math.BigInteger(text.substring(2), 8).toString();
    }
    int at = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
    StringBuilder out = new StringBuilder(text.charAt(0) == '-' ? "-" : "");
    int end = skipDigits(text, at);
    int first = at;
    while (first < end - 1 && text.charAt(first) == '0') {
      first++;
    }
    out.append(first == end ? "0" : text.substring(first, end));
    if (end < text.length() && text.charAt(end) == '.') {
      int stop = skipDigits(text, end + 1);
      out.append(stop == end + 1 ? ".0" : text.substring(end, stop));
      end = stop;
    }
    return out.append(text, end, text.length()).toString();
  }

  private static byte number0(String text) {
    char first = text.charAt(0);
    if ((first < '0' || first > '9') && first != '-' && first != '+' && first != '.') {
      return Tape.STRING;
    }
    if (text.length() > 2 && first == '0' && (text.charAt(1) == 'x' || text.charAt(1) == 'o')) {
      return based(text, text.charAt(1) == 'x' ? 16 : 8) ? Tape.INTEGER : Tape.STRING;
    }
    int at = first == '-' || first == '+' ? 1 : 0;
    if (isNonFinite(text, at)) {
      return Tape.NONFINITE;
    }
    int whole = skipDigits(text, at);
    if (whole == text.length() && whole > at) {
      return Tape.INTEGER;
    }
    int end = whole;
    if (end < text.length() && text.charAt(end) == '.') {
      end = skipDigits(text, end + 1);
      if (end == whole + 1 && whole == at) {
        return Tape.STRING;
      }
    } else if (whole == at) {
      return Tape.STRING;
    }
    if (end < text.length() && (text.charAt(end) | 0x20) == 'e') {
      int sign = end + 1;
      if (sign < text.length() && (text.charAt(sign) == '+' || text.charAt(sign) == '-')) {
        sign++;
      }
      end = skipDigits(text, sign);
      if (end == sign) {
        return Tape.STRING;
      }
    }
    return end == text.length() ? Tape.DECIMAL : Tape.STRING;
  }

  private static boolean isNonFinite(String text, int at) {
    String rest = text.substring(at);
    boolean infinite = rest.equals(".inf") || rest.equals(".Inf") || rest.equals(".INF");
    return infinite
        || (at == 0 && (rest.equals(".nan") || rest.equals(".NaN") || rest.equals(".NAN")));
  }

  private static boolean based(String text, int base) {
    for (int i = 2; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 'f' || Character.digit(c, base) < 0) {
        return false;
      }
    }
    return true;
  }

  private static int skipDigits(String text, int at) {
    int i = at;
    while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      i++;
    }
    return i;
  }
}
