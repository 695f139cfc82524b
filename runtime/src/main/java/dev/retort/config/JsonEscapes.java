package dev.retort.config;

import java.nio.charset.StandardCharsets;

/** Undoes the escapes of JSON text that was found correct before. */
final class JsonEscapes {
  private JsonEscapes() {}

  static String decode(byte[] bytes, int from, int to) {
    StringBuilder out = new StringBuilder(to - from);
    int run = from;
    int i = from;
    while (i < to) {
      if (bytes[i] != '\\') {
        i++;
        continue;
      }
      out.append(new String(bytes, run, i - run, StandardCharsets.UTF_8));
      boolean unit = bytes[i + 1] == 'u';
      out.append(unit ? (char) hex(bytes, i + 2) : single(bytes[i + 1]));
      i += unit ? 6 : 2;
      run = i;
    }
    return out.append(new String(bytes, run, to - run, StandardCharsets.UTF_8)).toString();
  }

  /** The four hexadecimal digits at a place; -1 if they are none. */
  static int hex(byte[] bytes, int from) {
    int value = 0;
    for (int i = from; i < from + 4; i++) {
      int digit = Character.digit(bytes[i], 16);
      if (digit < 0) {
        return -1;
      }
      value = value * 16 + digit;
    }
    return value;
  }

  /** What a letter after a backslash stands for; 0 if for nothing. */
  static char single(byte letter) {
    return switch (letter) {
      case '"', '\\', '/' -> (char) letter;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> 0;
    };
  }
}
