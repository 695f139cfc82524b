package dev.retort.config;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a config. Immutable.
 *
 * @param id stable name of the kind of problem, such as {@code unknown-key}; a section of {@code
 *     docs/problems.md}
 * @param severity whether it stops the reading
 * @param pointer JSON pointer of the value, empty for the whole
 * @param place where it stands; null where the config came from no file
 * @param message what is wrong and how to mend it, in one line; never a secret
 * @param suggestion the name that may have been meant; null where none is near
 */
public record Problem(
    String id,
    Severity severity,
    String pointer,
    @Nullable Place place,
    String message,
    @Nullable String suggestion) {

  /** Whether a problem stops the reading. */
  public enum Severity {
    ERROR,
    WARNING
  }

  /**
   * A place in a file.
   *
   * @param file the file as it was given
   * @param line from 1
   * @param column from 1, in Unicode code points
   */
  public record Place(String file, int line, int column) {
    /** Returns {@code FILE:LINE:COL}. */
    @Override
    public String toString() {
      return file + ":" + line + ":" + column;
    }
  }

  /** Returns {@code FILE:LINE:COL: error: message [retort:id]} in one line. */
  @Override
  public String toString() {
    String where = place == null ? (pointer.isEmpty() ? "" : pointer + ": ") : place + ": ";
    String kind = severity == Severity.ERROR ? "error: " : "warning: ";
    return oneLine(where + kind + message + " [retort:" + id + "]");
  }

  /** Names of files and columns may hold what would start a line or colour a terminal. */
  private static String oneLine(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (breaks(text.charAt(i))) {
        return text.codePoints()
            .map(c -> breaks(c) ? '?' : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
      }
    }
    return text;
  }

  private static boolean breaks(int c) {
    return Character.isISOControl(c) || c == 0x2028 || c == 0x2029;
  }
}
