package dev.retort.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lays out text for people. */
final class Prose {
  private static final Pattern END_OF_SENTENCE = Pattern.compile("[.!?](?=\\s)");

  private Prose() {}

  /** The first sentence in one line. */
  static String firstSentence(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    Matcher end = END_OF_SENTENCE.matcher(line);
    return end.find() ? line.substring(0, end.end()) : line;
  }

  /** Lines of at most 80 characters, each after an indent. */
  static List<String> wrap(String text, String indent) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+", -1)) {
      if (line.length() > 0 && indent.length() + line.length() + 1 + word.length() > 80) {
        lines.add(indent + line);
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    if (line.length() > 0) {
      lines.add(indent + line);
    }
    return lines;
  }

  /** A text with quotes, where its ends could not be seen without them. */
  static String quotedIfBlank(String text) {
    return text.strip().equals(text) && !text.isEmpty() ? text : '"' + text + '"';
  }

  /** A number with its noun, such as {@code 1 row} and {@code 12,000 rows}. */
  static String count(long number, String noun) {
    return count(number, noun, noun + "s");
  }

  /** A number with its noun, whose plural is told. */
  static String count(long number, String noun, String plural) {
    return number(number) + " " + (number == 1 ? noun : plural);
  }

  /** A number in about three digits, such as {@code 950}, {@code 12.3k} and {@code 4.5M}. */
  static String rounded(long number) {
    if (number < 1_000) {
      return Long.toString(number);
    }
    boolean thousands = number < 999_500;
    double units = number / (thousands ? 1e3 : 1e6);
    return String.format(Locale.ROOT, units < 99.95 ? "%.1f" : "%.0f", units)
        + (thousands ? "k" : "M");
  }

  /** A time in its two biggest units, such as {@code 12 s}, {@code 3 m 5 s} and {@code 2 d 0 h}. */
  static String duration(long seconds) {
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3_600) {
      return seconds / 60 + " m " + seconds % 60 + " s";
    }
    return seconds < 86_400
        ? seconds / 3_600 + " h " + seconds / 60 % 60 + " m"
        : seconds / 86_400 + " d " + seconds / 3_600 % 24 + " h";
  }

  /** A number with its thousands apart. */
  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
