package dev.retort.config;

/** Halves of characters beyond 16 bits. */
final class Surrogates {
  private Surrogates() {}

  /** Whether a text has a half that stands alone, which UTF-8 cannot hold. */
  static boolean alone(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (Character.isLowSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return true;
        }
        i++;
      }
    }
    return false;
  }
}
