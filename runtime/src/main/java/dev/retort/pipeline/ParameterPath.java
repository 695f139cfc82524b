package dev.retort.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One {@code --param PATH=VALUE}. Immutable.
 *
 * @param text the path as it was written
 * @param segments its parts
 * @param value the value as it was written
 */
record ParameterPath(String text, List<String> segments, String value) {

  /** Cuts {@code a."b.c".0=value}; null if it has another form. */
  static @Nullable ParameterPath parse(String option) {
    List<String> segments = new ArrayList<>();
    int at = 0;
    while (true) {
      int end = segmentEnd(option, at);
      if (end < 0 || end >= option.length()) {
        return null;
      }
      boolean quoted = option.charAt(at) == '"';
      String segment = quoted ? option.substring(at + 1, end - 1) : option.substring(at, end);
      if (segment.isEmpty() && !quoted) {
        return null;
      }
      segments.add(segment);
      if (option.charAt(end) == '=') {
        return new ParameterPath(
            option.substring(0, end), List.copyOf(segments), option.substring(end + 1));
      }
      at = end + 1;
    }
  }

  /**
   * What can be shown of an option of another form: it ends before whatever may be a value, since
   * that may be a secret.
   */
  static String beginning(String option) {
    int end = 0;
    while (end < option.length() && isOfName(option.charAt(end))) {
      end++;
    }
    return option.substring(0, end);
  }

  private static boolean isOfName(char c) {
    return c < 128 && (Character.isLetterOrDigit(c) || "_-.".indexOf(c) >= 0);
  }

  /** The place of the dot or equals sign after a segment; negative if there is none. */
  private static int segmentEnd(String option, int start) {
    if (start < option.length() && option.charAt(start) == '"') {
      int quote = option.indexOf('"', start + 1);
      boolean ends =
          quote >= 0 && quote + 1 < option.length() && ".=".indexOf(option.charAt(quote + 1)) >= 0;
      return ends ? quote + 1 : -1;
    }
    for (int i = start; i < option.length(); i++) {
      if (".=".indexOf(option.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }
}
