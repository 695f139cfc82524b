package dev.retort.template;

import dev.retort.template.Budget.Refusal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Filters whose input is printed first. */
final class TextFilters {
  static final Set<String> NAMES =
      Set.of(
          "capitalize",
          "center",
          "e",
          "escape",
          "forceescape",
          "indent",
          "lower",
          "replace",
          "safe",
          "string",
          "striptags",
          "title",
          "tojson",
          "trim",
          "truncate",
          "upper",
          "urlencode",
          "wordcount",
          "wordwrap");

  private TextFilters() {}

  static Object apply(String filter, @Nullable Object value, Arguments arguments) {
    if (filter.equals("tojson")) {
      return JsonText.of(value, arguments);
    }
    String text = PlainData.print(value, arguments.budget());
    arguments.budget().text(text.length());
    String result =
        switch (filter) {
          case "capitalize" -> capitalize(text);
          case "center" -> center(text, arguments);
          case "e", "escape", "forceescape" -> escape(text, arguments.budget());
          case "indent" -> indent(text, arguments);
          case "lower" -> text.toLowerCase(Locale.ROOT);
          case "replace" -> replace(text, arguments);
          case "striptags" -> striptags(text);
          case "title" -> title(text);
          case "trim" -> trim(text, arguments);
          case "truncate" -> truncate(text, arguments);
          case "upper" -> text.toUpperCase(Locale.ROOT);
          case "urlencode" -> urlencode(value, text, arguments.budget());
          case "wordwrap" -> wrap(text, arguments);
          default -> text;
        };
    arguments.budget().text(result.length());
    return filter.equals("wordcount") ? (Object) words(text) : result;
  }

  private static String capitalize(String text) {
    if (text.isEmpty()) {
      return text;
    }
    int first = text.offsetByCodePoints(0, 1);
    return text.substring(0, first).toUpperCase(Locale.ROOT)
        + text.substring(first).toLowerCase(Locale.ROOT);
  }

  private static String title(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean start = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(start ? Character.toUpperCase(c) : Character.toLowerCase(c));
      start = Character.isWhitespace(c) || "-([{<".indexOf(c) >= 0;
    }
    return out.toString();
  }

  private static String center(String text, Arguments arguments) {
    long width = arguments.integer(0, "width", 80);
    long gap = width - text.codePointCount(0, text.length());
    if (gap <= 0) {
      return text;
    }
    arguments.budget().text(text.length() + gap);
    // Python puts the odd space to the left if the width is odd.
    long left = gap / 2 + (gap & width & 1);
    return " ".repeat((int) left) + text + " ".repeat((int) (gap - left));
  }

  private static String escape(String text, Budget budget) {
    budget.text(text.length() * 5L / 4);
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("'", "&#39;")
        .replace("\"", "&#34;");
  }

  private static String indent(String text, Arguments arguments) {
    Object width = arguments.get(0, "width");
    String prefix =
        width instanceof String given ? given : spaces(arguments.integer(0, "width", 4), arguments);
    boolean first = arguments.flag(1, "first", false);
    boolean blank = arguments.flag(2, "blank", false);
    String[] lines = text.split("\n", -1);
    arguments.budget().text(text.length() + (long) lines.length * prefix.length());
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < lines.length; i++) {
      boolean indented = i == 0 ? first : blank || !lines[i].isEmpty();
      out.append(i == 0 ? "" : "\n").append(indented ? prefix : "").append(lines[i]);
    }
    return out.toString();
  }

  private static String spaces(long width, Arguments arguments) {
    arguments.budget().text(width);
    return " ".repeat((int) Math.max(0, width));
  }

  private static String replace(String text, Arguments arguments) {
    Object old = arguments.get(0, "old");
    Object given = arguments.get(1, "new");
    if (old == PlainData.MISSING || given == PlainData.MISSING) {
      throw new Refusal("the filter \"replace\" takes the old and the new text");
    }
    String from = PlainData.print(old, arguments.budget());
    String to = PlainData.print(given, arguments.budget());
    long most = arguments.integer(2, "count", Long.MAX_VALUE);
    long found = 0;
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (found < most) {
      int next = from.isEmpty() ? at : text.indexOf(from, at);
      if (next < 0 || (from.isEmpty() && next > text.length())) {
        break;
      }
      out.append(text, at, next).append(to);
      arguments.budget().text(out.length());
      found++;
      if (from.isEmpty()) {
        if (next < text.length()) {
          out.append(text.charAt(next));
        }
        at = next + 1;
      } else {
        at = next + from.length();
      }
    }
    return at <= text.length() ? out.append(text.substring(at)).toString() : out.toString();
  }

  private static String striptags(String text) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf('<', at);
      int close = open < 0 ? -1 : text.indexOf('>', open);
      if (close < 0) {
        out.append(text.substring(at));
        break;
      }
      out.append(text, at, open);
      at = close + 1;
    }
    return String.join(" ", out.toString().strip().split("\\s+", -1));
  }

  private static String trim(String text, Arguments arguments) {
    Object given = arguments.get(0, "chars");
    if (given == null || given == PlainData.MISSING) {
      return text.strip();
    }
    String characters = PlainData.print(given, arguments.budget());
    int start = 0;
    int end = text.length();
    while (start < end && characters.indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && characters.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(start, end);
  }

  private static String truncate(String text, Arguments arguments) {
    long length = arguments.integer(0, "length", 255);
    boolean killWords = arguments.flag(1, "killwords", false);
    String end = arguments.text(2, "end", "...");
    long leeway = arguments.integer(3, "leeway", 5);
    long room = length - end.codePointCount(0, end.length());
    if (room < 0 || leeway < 0) {
      throw new Refusal("the length of the filter \"truncate\" is below that of its end");
    }
    int size = text.codePointCount(0, text.length());
    if (size - leeway <= length) {
      return text;
    }
    String cut = text.substring(0, text.offsetByCodePoints(0, (int) room));
    int space = cut.lastIndexOf(' ');
    return (killWords || space < 0 ? cut : cut.substring(0, space)) + end;
  }

  private static String urlencode(@Nullable Object value, String text, Budget budget) {
    if (value instanceof Map<?, ?> map) {
      List<String> pairs = new ArrayList<>();
      map.forEach(
          (key, each) ->
              pairs.add(
                  form(String.valueOf(key))
                      + "="
                      + form(PlainData.print(PlainData.of(each), budget))));
      return String.join("&", pairs);
    }
    return form(text).replace("+", "%20").replace("%2F", "/");
  }

  private static String form(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("*", "%2A").replace("%7E", "~");
  }

  private static long words(String text) {
    return java.util.regex.Pattern.compile("\\w+", java.util.regex.Pattern.UNICODE_CHARACTER_CLASS)
        .matcher(text)
        .results()
        .count();
  }

  private static String wrap(String text, Arguments arguments) {
    long width = Math.max(1, arguments.integer(0, "width", 79));
    boolean breakLong = arguments.flag(1, "break_long_words", true);
    String newline = arguments.text(2, "wrapstring", "\n");
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.split("\n", -1)) {
      StringBuilder line = new StringBuilder();
      for (String word : paragraph.split(" +", -1)) {
        String rest = word;
        if (line.length() > 0 && line.length() + 1 + rest.length() > width) {
          lines.add(line.toString());
          line.setLength(0);
        }
        while (breakLong && rest.length() > width) {
          lines.add(rest.substring(0, (int) width));
          rest = rest.substring((int) width);
        }
        line.append(line.length() > 0 ? " " : "").append(rest);
      }
      lines.add(line.toString());
      arguments.budget().text((long) lines.size() * newline.length());
    }
    return String.join(newline, lines);
  }
}
