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
    for (int i = from; i < end; i++) {
      switch (bytes[i]) {
        case '"' -> {
          i = quoted(bytes, i + 1, end);
          if (i < 0) {
            return -1;
          }
        }
        case '{', '[' -> {
          if (++depth > 60) {
            return -1;
          }
          kinds = (kinds << 1) | (bytes[i] == '{' ? 1 : 0);
        }
        case '}', ']' -> {
          if ((kinds & 1) != (bytes[i] == '}' ? 1 : 0)) {
            return -1;
          }
          kinds >>= 1;
          if (--depth == 0) {
            return i + 1;
          }
        }
        default -> {}
      }
    }
    return -1;
  }

  private static int quoted(byte[] bytes, int from, int end) {
    for (int i = from; i < end; i++) {
      byte c = bytes[i];
      if (c == '"') {
        return i;
      }
      if (c == '\\') {
        i++;
      }
    }
    return -1;
  }
}
