package dev.retort.template;

import dev.retort.template.Budget.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Filters whose input is printed first. */
final class TextFilters {
  /** The names of each filter's arguments, in order. */
  static final Map<String, List<String>> PARAMETERS =
      Map.ofEntries(
          Map.entry("capitalize", List.of()),
          Map.entry("e", List.of()),
          Map.entry("escape", List.of()),
          Map.entry("indent", List.of("width", "first", "blank")),
          Map.entry("lower", List.of()),
          Map.entry("replace", List.of("old", "new", "count")),
          Map.entry("safe", List.of()),
          Map.entry("string", List.of()),
          Map.entry("title", List.of()),
          Map.entry("tojson", List.of("indent")),
          Map.entry("trim", List.of("chars")),
          Map.entry("truncate", List.of("length", "killwords", "end", "leeway")),
          Map.entry("upper", List.of()),
          Map.entry("wordcount", List.of()));

  private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);

  private TextFilters() {}

  static Object apply(String filter, @Nullable Object value, Arguments arguments) {
    if (filter.equals("tojson")) {
      return JsonText.of(value, arguments);
    }
    PlainData.present("the value for the filter \"" + filter + "\"", value);
    String text = PlainData.print(value, arguments.budget());
    arguments.budget().text(text.length());
    String result =
        switch (filter) {
          case "capitalize" -> capitalize(text);
          case "e", "escape" -> escape(text, arguments.budget());
          case "indent" -> indent(text, arguments);
          case "lower" -> text.toLowerCase(Locale.ROOT);
          case "replace" -> replace(text, arguments);
          case "title" -> title(text);
          case "trim" -> trim(text, arguments);
          case "truncate" -> truncate(text, arguments);
          case "upper" -> text.toUpperCase(Locale.ROOT);
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
      start = PlainData.isSpace(c) || "-([{<".indexOf(c) >= 0;
    }
    return out.toString();
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
    arguments.budget().search(text, from);
    StringBuilder out = new StringBuilder();
    int done = 0;
    int at = 0;
    for (long found = 0; found < most; found++) {
      int next = text.indexOf(from, at);
      if (next < 0) {
        break;
      }
      out.append(text, done, next).append(to);
      arguments.budget().grow(out.length(), next - done + (long) to.length());
      done = next + from.length();
      // An empty text is found before every character and at the end.
      at = from.isEmpty() ? next + width(text, next) : done;
      if (at > text.length()) {
        break;
      }
    }
    return out.append(text, done, text.length()).toString();
  }

  private static int width(String text, int at) {
    return at < text.length() ? Character.charCount(text.codePointAt(at)) : 1;
  }

  private static String trim(String text, Arguments arguments) {
    Object given = arguments.get(0, "chars");
    IntPredicate goes = PlainData::isSpace;
    if (given != null && given != PlainData.MISSING) {
      String characters = PlainData.print(given, arguments.budget());
      arguments.budget().search(text, characters);
      goes = c -> characters.indexOf(c) >= 0;
    }
    int start = 0;
    int end = text.length();
    while (start < end && goes.test(text.codePointAt(start))) {
      start += Character.charCount(text.codePointAt(start));
    }
    while (end > start && goes.test(text.codePointBefore(end))) {
      end -= Character.charCount(text.codePointBefore(end));
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

  private static long words(String text) {
    return WORD.matcher(text).results().count();
  }
}
