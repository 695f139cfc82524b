package dev.retort.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A template in Jinja syntax: parsed once, rendered on plain data as often as needed. Immutable and
 * safe for any thread.
 *
 * <p>One that only puts values into a text, {@code {{ instruction }}}, never loads the engine.
 */
public final class Template {
  /** Words that are no names. They stand here for the fast path's sake. */
  static final Set<String> RESERVED =
      Set.of(
          "true",
          "false",
          "none",
          "True",
          "False",
          "None",
          "and",
          "or",
          "not",
          "in",
          "is",
          "if",
          "else",
          "elif",
          "for",
          "recursive");

  private static final int MAX_LENGTH = 1 << 20;
  private static final long MAX_BYTES = 4L << 20;

  private final String text;

  /** Texts at even places and names at odd ones; empty if the template needs the engine. */
  private final List<String> simple;

  private final List<Node> nodes;
  private final Map<String, Integer> names;

  private Template(String text, List<String> simple, List<Node> nodes, Map<String, Integer> names) {
    this.text = text;
    this.simple = simple;
    this.nodes = nodes;
    this.names = names;
  }

  /**
   * Parses a template.
   *
   * @param source the template
   * @return the template, ready to render
   * @throws TemplateException at the first thing that is wrong or not allowed
   */
  public static Template parse(String source) {
    if (source.length() > MAX_LENGTH) {
      throw new TemplateException(new Position(1, 1), "the template is longer than 1 MB");
    }
    String text = source.replace("\r\n", "\n").replace('\r', '\n');
    // Jinja drops one newline at the end.
    text = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    Map<String, Integer> names = new LinkedHashMap<>();
    List<String> simple = simple(text, names);
    if (!simple.isEmpty()) {
      return new Template(text, simple, List.of(), names);
    }
    Parser parser = new Parser(text);
    List<Node> nodes = parser.parse();
    return new Template(text, List.of(), nodes, parser.names().outside());
  }

  /**
   * The names that the template takes from outside.
   *
   * @return in order of their first use
   */
  public Set<String> names() {
    return names.keySet();
  }

  /**
   * Where a name is used first, for messages.
   *
   * @param name one of {@link #names}
   * @return such as {@code line 1, column 4}
   */
  public String placeOf(String name) {
    Position position = Position.of(text, names.getOrDefault(name, 0));
    return "line " + position.line() + ", column " + position.column();
  }

  /**
   * Puts values in.
   *
   * @param values plain data by name: null, booleans, numbers, texts, lists and maps
   * @return the text, at most 4 MB of UTF-8
   * @throws TemplateException if a value to print is null or missing, or the rendering costs too
   *     much
   */
  public String render(Map<String, ? extends @Nullable Object> values) {
    String result = simple.isEmpty() ? new Evaluation(text, values).render(nodes) : fill(values);
    if (result.length() > MAX_BYTES / 3 && utf8Length(result) > MAX_BYTES) {
      throw new TemplateException(new Position(1, 1), "the text grows beyond 4 MB");
    }
    return result;
  }

  private String fill(Map<String, ? extends @Nullable Object> values) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < simple.size(); i++) {
      String part = simple.get(i);
      if (i % 2 == 0) {
        out.append(part);
        continue;
      }
      Object value = values.get(part);
      if (value == null) {
        throw new TemplateException(
            Position.of(text, names.getOrDefault(part, 0)), "\"" + part + "\" is null");
      }
      out.append(value instanceof String string ? string : printed(value));
      if (out.length() > MAX_BYTES) {
        break;
      }
    }
    return out.toString();
  }

  private static String printed(Object value) {
    return value instanceof Long ? value.toString() : Printing.print(value);
  }

  /** Keeps the engine's classes out of the fast path until a value needs them. */
  private static final class Printing {
    static String print(Object value) {
      return PlainData.print(PlainData.of(value), new Budget());
    }
  }

  private static long utf8Length(String text) {
    return text.codePoints()
        .mapToLong(c -> c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4)
        .sum();
  }

  /** Cuts a template of texts and bare names; empty if there is anything else in it. */
  private static List<String> simple(String text, Map<String, Integer> names) {
    List<String> parts = new ArrayList<>();
    int at = 0;
    while (true) {
      int open = open(text, at);
      if (open < 0) {
        parts.add(text.substring(at));
        return parts;
      }
      int close = text.indexOf("}}", open);
      if (close < 0 || text.charAt(open + 1) != '{') {
        return List.of();
      }
      String name = text.substring(open + 2, close).strip();
      if (!isPlainName(name)) {
        return List.of();
      }
      parts.add(text.substring(at, open));
      parts.add(name);
      names.putIfAbsent(name, text.indexOf(name, open));
      at = close + 2;
    }
  }

  private static int open(String text, int from) {
    for (int i = text.indexOf('{', from);
        i >= 0 && i + 1 < text.length();
        i = text.indexOf('{', i + 1)) {
      char next = text.charAt(i + 1);
      if (next == '{' || next == '%' || next == '#') {
        return i;
      }
    }
    return -1;
  }

  private static boolean isPlainName(String name) {
    if (name.isEmpty() || RESERVED.contains(name)) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
      if (!letter && (i == 0 || c < '0' || c > '9')) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return text;
  }
}
