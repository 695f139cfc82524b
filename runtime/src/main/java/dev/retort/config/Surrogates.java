package dev.retort.config;

/** Halves of characters beyond 16 bits. */
final class Surrogates {
  private Surrogates() {}

  /** Whether a text has a half that stands alone, which UTF-8 cannot hold. */
  static boolean alone(String text) {
    int i = 0;
    while (i < text.length()) {
      int point = text.codePointAt(i);
      if (Character.getType(point) == Character.SURROGATE) {
        return true;
      }
      i += Character.charCount(point);
    }
    return false;
  }
}
