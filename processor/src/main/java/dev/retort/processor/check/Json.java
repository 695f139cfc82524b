package dev.retort.processor.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes JSON. Objects are maps in order, arrays are lists, numbers keep their text.
 * Written text is ASCII.
 */
public final class Json {
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");
  private static final int MAX_DEPTH = 100;

  private final String text;
  private int at;
  private int depth;

  private Json(String text) {
    this.text = text;
  }

  /**
   * A number as it was written.
   *
   * @param text a JSON number
   */
  public record Num(String text) {
    /** A whole number. */
    public static Num of(long number) {
      return new Num(Long.toString(number));
    }
  }

  /** Why a text is no JSON, for the user. */
  public static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String expected, int at) {
      super("JSON (" + expected + " at character " + (at + 1) + ")");
    }
  }

  /**
   * Reads one value.
   *
   * @throws Malformed if the text is anything else
   */
  public static @Nullable Object parse(String text) throws Malformed {
    Json json = new Json(text);
    Object value = json.value();
    json.space();
    if (json.at < text.length()) {
      throw new Malformed("nothing more expected", json.at);
    }
    return value;
  }

  private @Nullable Object value() throws Malformed {
    space();
    char c = peek();
    if (c == '{' || c == '[') {
      if (++depth > MAX_DEPTH) {
        throw new Malformed("too deep", at);
      }
      Object nested = c == '{' ? object() : array();
      depth--;
      return nested;
    } else if (c == '"') {
      return string();
    } else if (taken("true")) {
      return true;
    } else if (taken("false")) {
      return false;
    } else if (taken("null")) {
      return null;
    }
    Matcher number = NUMBER.matcher(text).region(at, text.length());
    if (number.lookingAt()) {
      at = number.end();
      return new Num(number.group());
    }
    throw new Malformed("a value expected", at);
  }

  private Map<String, @Nullable Object> object() throws Malformed {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    at++;
    space();
    if (taken("}")) {
      return fields;
    }
    do {
      space();
      int start = at;
      if (peek() != '"') {
        throw new Malformed("a key in quotes expected", at);
      }
      String key = string();
      space();
      if (!taken(":")) {
        throw new Malformed("':' expected", at);
      }
      Object value = value();
      if (fields.containsKey(key)) {
        throw new Malformed("a key that is not there twice expected", start);
      }
      fields.put(key, value);
      space();
    } while (taken(","));
    if (!taken("}")) {
      throw new Malformed("',' or '}' expected", at);
    }
    return fields;
  }

  private List<@Nullable Object> array() throws Malformed {
    List<@Nullable Object> items = new ArrayList<>();
    at++;
    space();
    if (taken("]")) {
      return items;
    }
    do {
      items.add(value());
      space();
    } while (taken(","));
    if (!taken("]")) {
      throw new Malformed("',' or ']' expected", at);
    }
    return items;
  }

  private String string() throws Malformed {
    StringBuilder out = new StringBuilder();
    at++;
    while (true) {
      char c = peek();
      if (c < ' ') {
        throw new Malformed("'\"' expected", at);
      }
      at++;
      if (c == '"') {
        return out.toString();
      }
      out.append(c == '\\' ? escape() : c);
    }
  }

  private char escape() throws Malformed {
    char c = peek();
    at++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> hex();
      default -> throw new Malformed("an escape expected", at - 1);
    };
  }

  private char hex() throws Malformed {
    if (at + 4 > text.length()
        || !text.substring(at, at + 4).chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
      throw new Malformed("four hexadecimal digits expected", at);
    }
    at += 4;
    return (char) Integer.parseInt(text.substring(at - 4, at), 16);
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private boolean taken(String token) {
    if (text.startsWith(token, at)) {
      at += token.length();
      return true;
    }
    return false;
  }

  private void space() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  /** Writes a value in one line. */
  public static String compact(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    write(value, out, -1);
    return out.toString();
  }

  /** Writes a value with a line for each field. */
  public static String pretty(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    write(value, out, 0);
    return out.append('\n').toString();
  }

  private static void write(@Nullable Object value, StringBuilder out, int indent) {
    if (value instanceof Map<?, ?> fields) {
      String before = "{";
      for (Map.Entry<?, ?> field : fields.entrySet()) {
        out.append(before);
        line(out, indent < 0 ? -1 : indent + 1);
        quote(String.valueOf(field.getKey()), out);
        out.append(indent < 0 ? ":" : ": ");
        write(field.getValue(), out, indent < 0 ? -1 : indent + 1);
        before = ",";
      }
      out.append(fields.isEmpty() ? "{" : "");
      line(out, fields.isEmpty() ? -1 : indent);
      out.append('}');
    } else if (value instanceof List<?> items) {
      String before = "[";
      boolean tall = indent >= 0 && items.stream().anyMatch(i -> i instanceof Map);
      for (Object item : items) {
        out.append(before);
        line(out, tall ? indent + 1 : -1);
        write(item, out, tall ? indent + 1 : indent);
        before = indent < 0 || tall ? "," : ", ";
      }
      line(out, tall ? indent : -1);
      out.append(items.isEmpty() ? "[]" : "]");
    } else if (value instanceof Num number) {
      out.append(number.text());
    } else if (value instanceof Boolean || value == null) {
      out.append(value);
    } else {
      quote(value.toString(), out);
    }
  }

  private static void line(StringBuilder out, int indent) {
    if (indent >= 0) {
      out.append('\n').append("  ".repeat(indent));
    }
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ' || c > '~') {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
