package dev.retort.cli;

import java.util.regex.Pattern;

/** Puts text into a line of Markdown, also within a table, so that it is shown as it stands. */
final class Markdown {
  /** What would be markup; an underscore within a word is none. */
  private static final Pattern MARKUP =
      Pattern.compile("[\\\\`*\\[\\]<|]|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])|&(?=[#\\p{L}])");

  private Markdown() {}

  static String text(String text) {
    return MARKUP.matcher(line(text)).replaceAll("\\\\$0");
  }

  /** A text in code font. */
  static String code(String text) {
    String shown = text.replace("\n", "\\n").replace("\r", "\\r").replace("|", "\\|");
    return shown.contains("`") ? "`` " + shown + " ``" : "`" + shown + "`";
  }

  private static String line(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
