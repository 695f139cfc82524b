package dev.retort.template;

import dev.retort.template.Budget.Refusal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The filter {@code tojson}: plain data as JSON in ASCII, keys sorted, spaced as Python does. */
final class JsonText {
  private JsonText() {}

  static String of(@Nullable Object value, Arguments arguments) {
    StringBuilder out = new StringBuilder();
    Object indent = arguments.get(0, "indent");
    int width = indent instanceof Long given ? (int) Math.max(0, Math.min(16, given)) : -1;
    write(value, out, arguments.budget(), width, 0);
    return out.toString();
  }

  private static void write(
      @Nullable Object value, StringBuilder out, Budget budget, int width, int depth) {
    PlainData.tooDeep(depth);
    if (value == PlainData.MISSING) {
      throw new Refusal("a missing value has no JSON");
    } else if (value instanceof String text) {
      budget.grow((long) out.length() + text.length(), text.length());
      quote(text, out);
    } else if (value instanceof Double number) {
      out.append(
          number.isNaN() ? "NaN" : number.isInfinite() ? "Infinity" : PlainData.digits(number));
    } else if (value instanceof List<?> list) {
      out.append('[');
      String separator = "";
      for (Object item : list) {
        out.append(separator);
        line(out, width, depth + 1);
        write(PlainData.of(item), out, budget, width, depth + 1);
        separator = width < 0 ? ", " : ",";
      }
      if (!list.isEmpty()) {
        line(out, width, depth);
      }
      out.append(']');
    } else if (value instanceof Map<?, ?> map) {
      out.append('{');
      String separator = "";
      for (Map.Entry<?, ?> entry : new TreeMap<>(map).entrySet()) {
        out.append(separator);
        line(out, width, depth + 1);
        quote(String.valueOf(entry.getKey()), out);
        out.append(": ");
        write(PlainData.of(entry.getValue()), out, budget, width, depth + 1);
        separator = width < 0 ? ", " : ",";
      }
      if (!map.isEmpty()) {
        line(out, width, depth);
      }
      out.append('}');
    } else {
      out.append(value);
    }
    budget.grow(out.length(), 1);
  }

  private static void line(StringBuilder out, int width, int depth) {
    if (width >= 0) {
      out.append('\n').append(" ".repeat(width * depth));
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
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default -> {
          // As Jinja does: ASCII alone, safe inside of HTML.
          if (c < 0x20 || c > 0x7e || c == '<' || c == '>' || c == '&' || c == '\'') {
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
