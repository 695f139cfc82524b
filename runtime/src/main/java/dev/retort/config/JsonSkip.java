package dev.retort.config;

/** Finds the end of a JSON container by its quotes and brackets alone. */
final class JsonSkip {
  private JsonSkip() {}

  /**
   * Finds the end.
   *
   * @param from place of the opening bracket
   * @return what follows the closing bracket; -1 if the text ends before or brackets cross
   */
  static int past(byte[] bytes, int from, int end) {
    long kinds = 0;
    int depth = 0;
    int i = from;
    while (i < end) {
      byte c = bytes[i++];
      if (c == '"') {
        i = quoted(bytes, i, end) + 1;
        if (i == 0) {
          return -1;
        }
      } else if (c == '{' || c == '[') {
        if (++depth > 60) {
          return -1;
        }
        kinds = (kinds << 1) | (c == '{' ? 1 : 0);
      } else if (c == '}' || c == ']') {
        if ((kinds & 1) != (c == '}' ? 1 : 0)) {
          return -1;
        }
        kinds >>= 1;
        if (--depth == 0) {
          return i;
        }
      }
    }
    return -1;
  }

  private static int quoted(byte[] bytes, int from, int end) {
    int i = from;
    while (i < end && bytes[i] != '"') {
      i += bytes[i] == '\\' ? 2 : 1;
    }
    return i < end ? i : -1;
  }
}
