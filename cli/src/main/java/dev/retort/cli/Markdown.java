package dev.retort.cli;

import java.util.List;
import java.util.regex.Pattern;

/** Puts text into a line of Markdown, also within a table, so that it is shown as it stands. */
final class Markdown {
  /** What would be markup; an underscore within a word is none. */
  private static final Pattern MARKUP =
      Pattern.compile("[\\\\`*\\[\\]<|]|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])|&(?=[#\\p{L}])");

  /** What would make a line a heading, a quotation or an item, where it begins one. */
  private static final Pattern START = Pattern.compile("^(\\d*)(?=[#>+~=.)-])");

  private Markdown() {}

  /** Lines of about 80 characters. */
  static List<String> paragraph(String text) {
    return Prose.wrap(text(text), "").stream()
        .map(line -> START.matcher(line).replaceFirst("$1\\\\"))
        .toList();
  }

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
