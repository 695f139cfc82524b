package dev.retort.template;

/**
 * A place in a template.
 *
 * @param line from 1
 * @param column from 1, in code points
 */
record Position(int line, int column) {
  static Position of(String text, int offset) {
    int line = 1;
    int start = 0;
    for (int i = 0; i < offset && i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        line++;
        start = i + 1;
      }
    }
    int end = Math.min(offset, text.length());
    return new Position(line, text.codePointCount(start, Math.max(start, end)) + 1);
  }
}
