package dev.retort.template;

import dev.retort.template.Budget.Refusal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Plain data with the meaning that Python, and so Jinja, gives it: what is true, what is equal,
 * what comes first, how it is printed. Values are null, {@code Boolean}, {@code Long}, {@code
 * BigInteger}, {@code Double}, {@code String}, {@code List}, {@code Map} and {@link #MISSING}.
 */
final class PlainData {
  /** The value of a name or key that is not there. */
  static final Object MISSING = new Object();

  private static final int DEEPEST = 100;

  private PlainData() {}

  /** Brings a value from outside into the few classes used here. */
  static @Nullable Object of(@Nullable Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal.doubleValue();
    } else if (value instanceof Float || value instanceof Double) {
      return ((Number) value).doubleValue();
    } else if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      return ((Number) value).longValue();
    } else if (value instanceof BigInteger integer) {
      return integer(integer);
    } else if (value == null
        || value instanceof Boolean
        || value instanceof Long
        || value instanceof String
        || value instanceof List
        || value instanceof Map
        || value == MISSING) {
      return value;
    }
    throw new IllegalArgumentException("a template takes no " + value.getClass().getName());
  }

  static boolean isTrue(@Nullable Object value) {
    if (value == null || value == MISSING) {
      return false;
    } else if (value instanceof Boolean bool) {
      return bool;
    } else if (value instanceof Double number) {
      return number != 0;
    } else if (value instanceof Number number) {
      return !BigInteger.ZERO.equals(big(number));
    } else if (value instanceof String text) {
      return !text.isEmpty();
    } else if (value instanceof Collection<?> items) {
      return !items.isEmpty();
    }
    return !(value instanceof Map<?, ?> map) || !map.isEmpty();
  }

  static boolean isNumber(@Nullable Object value) {
    return value instanceof Number || value instanceof Boolean;
  }

  static boolean isInteger(@Nullable Object value) {
    return value instanceof Long || value instanceof BigInteger;
  }

  static BigInteger big(Object value) {
    if (value instanceof BigInteger integer) {
      return integer;
    } else if (value instanceof Boolean bool) {
      return bool ? BigInteger.ONE : BigInteger.ZERO;
    }
    return BigInteger.valueOf((Long) value);
  }

  static double real(Object value) {
    if (value instanceof Boolean bool) {
      return bool ? 1 : 0;
    }
    return ((Number) value).doubleValue();
  }

  static Object integer(BigInteger value) {
    if (value.bitLength() > 4096) {
      throw new Refusal("a number of the template grows beyond 4096 bits");
    }
    return value.bitLength() < 64 ? (Object) value.longValue() : value;
  }

  static boolean equal(@Nullable Object a, @Nullable Object b, Budget budget) {
    return equal(a, b, budget, 0);
  }

  private static boolean equal(@Nullable Object a, @Nullable Object b, Budget budget, int depth) {
    budget.spend(1);
    if (a == b) {
      return true;
    } else if (a == null || b == null || a == MISSING || b == MISSING) {
      return false;
    } else if (isNumber(a) && isNumber(b)) {
      return order(a, b, budget) == 0;
    } else if (a instanceof String && b instanceof String) {
      return a.equals(b);
    }
    tooDeep(depth);
    if (a instanceof List<?> x && b instanceof List<?> y) {
      boolean same = x.size() == y.size();
      for (int i = 0; same && i < x.size(); i++) {
        same = equal(of(x.get(i)), of(y.get(i)), budget, depth + 1);
      }
      return same;
    } else if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
      boolean same = x.size() == y.size();
      for (Map.Entry<?, ?> entry : x.entrySet()) {
        same =
            same
                && y.containsKey(entry.getKey())
                && equal(of(entry.getValue()), of(y.get(entry.getKey())), budget, depth + 1);
      }
      return same;
    }
    return false;
  }

  /** Exact, so that no three numbers contradict each other in a sort. */
  private static int orderOfReals(Object a, Object b) {
    double x = real(a);
    double y = real(b);
    boolean exact = x != y || Math.abs(x) < 0x1p53 || Double.isInfinite(x);
    return exact ? Double.compare(x + 0.0, y + 0.0) : decimal(a).compareTo(decimal(b));
  }

  private static BigDecimal decimal(Object value) {
    return value instanceof Double number ? new BigDecimal(number) : new BigDecimal(big(value));
  }

  /** Negative, zero or positive as Python orders the values. */
  static int order(@Nullable Object a, @Nullable Object b, Budget budget) {
    budget.spend(1);
    if (a != null && b != null && isNumber(a) && isNumber(b)) {
      if (a instanceof Double || b instanceof Double) {
        return orderOfReals(a, b);
      }
      return big(a).compareTo(big(b));
    } else if (a instanceof String x && b instanceof String y) {
      return codePointOrder(x, y);
    } else if (a instanceof List<?> x && b instanceof List<?> y) {
      for (int i = 0; i < Math.min(x.size(), y.size()); i++) {
        if (!equal(of(x.get(i)), of(y.get(i)), budget)) {
          return order(of(x.get(i)), of(y.get(i)), budget);
        }
      }
      return Integer.compare(x.size(), y.size());
    }
    throw new Refusal(kind(a) + " and " + kind(b) + " have no order");
  }

  private static int codePointOrder(String x, String y) {
    int i = 0;
    while (i < x.length() && i < y.length()) {
      int a = x.codePointAt(i);
      int b = y.codePointAt(i);
      if (a != b) {
        return Integer.compare(a, b);
      }
      i += Character.charCount(a);
    }
    return Integer.compare(x.length(), y.length());
  }

  /** The items that a loop over the value takes: of a map its keys, of a text its characters. */
  static List<@Nullable Object> items(@Nullable Object value, Budget budget) {
    List<@Nullable Object> items = new ArrayList<>();
    if (value instanceof List<?> list) {
      budget.items(list.size());
      list.forEach(item -> items.add(of(item)));
    } else if (value instanceof Map<?, ?> map) {
      budget.items(map.size());
      items.addAll(map.keySet());
    } else if (value instanceof String text) {
      budget.items(text.length());
      text.codePoints().forEach(point -> items.add(Character.toString(point)));
    } else if (value != MISSING) {
      throw new Refusal(kind(value) + " has no items");
    }
    return items;
  }

  /** The value of a key or index; {@link #MISSING} if there is none. */
  static @Nullable Object item(@Nullable Object target, @Nullable Object key) {
    if (target == MISSING || target == null) {
      throw new Refusal(
          "a key is taken of "
              + (target == null ? "none" : "a value that is missing")
              + ", which has no keys");
    } else if (target instanceof Map<?, ?> map) {
      return key instanceof String && map.containsKey(key) ? of(map.get(key)) : MISSING;
    } else if (key instanceof Long index && target instanceof List<?> list) {
      long at = index < 0 ? index + list.size() : index;
      return at >= 0 && at < list.size() ? of(list.get((int) at)) : MISSING;
    } else if (key instanceof Long index && target instanceof String text) {
      int length = text.codePointCount(0, text.length());
      long at = index < 0 ? index + length : index;
      return at >= 0 && at < length
          ? Character.toString(text.codePointAt(text.offsetByCodePoints(0, (int) at)))
          : MISSING;
    }
    return MISSING;
  }

  /** The value as Jinja prints it. */
  static String print(@Nullable Object value, Budget budget) {
    if (value instanceof String text) {
      return text;
    } else if (value == MISSING) {
      return "";
    }
    StringBuilder out = new StringBuilder();
    represent(value, out, budget, 0);
    return out.toString();
  }

  /** The value as Python writes it inside of a list. */
  static void represent(@Nullable Object value, StringBuilder out, Budget budget, int depth) {
    tooDeep(depth);
    if (value instanceof List<?> list) {
      String separator = "[";
      for (Object item : list) {
        out.append(separator);
        represent(of(item), out, budget, depth + 1);
        separator = ", ";
      }
      out.append(list.isEmpty() ? "[]" : "]");
      budget.grow(out.length(), 1);
    } else if (value instanceof Map<?, ?> map) {
      String separator = "{";
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        out.append(separator);
        represent(entry.getKey(), out, budget, depth + 1);
        out.append(": ");
        represent(of(entry.getValue()), out, budget, depth + 1);
        separator = ", ";
      }
      out.append(map.isEmpty() ? "{}" : "}");
      budget.grow(out.length(), 1);
    } else {
      int start = out.length();
      scalar(value, out);
      budget.grow(out.length(), out.length() - start);
    }
  }

  private static void scalar(@Nullable Object value, StringBuilder out) {
    if (value == null) {
      out.append("None");
    } else if (value == MISSING) {
      out.append("Undefined");
    } else if (value instanceof Boolean bool) {
      out.append(bool ? "True" : "False");
    } else if (value instanceof Double number) {
      out.append(digits(number));
    } else if (value instanceof String text) {
      quote(text, out);
    } else {
      out.append(value);
    }
  }

  /** A number as Python prints it: the shortest text that reads as the same number. */
  static String digits(double number) {
    if (Double.isNaN(number)) {
      return "nan";
    } else if (Double.isInfinite(number)) {
      return number > 0 ? "inf" : "-inf";
    }
    BigDecimal exact = new BigDecimal(number);
    BigDecimal shortest = exact;
    for (int precision = 1; precision <= 17; precision++) {
      shortest = exact.round(new MathContext(precision));
      if (shortest.doubleValue() == number) {
        break;
      }
    }
    shortest = shortest.signum() == 0 ? BigDecimal.ZERO : shortest.stripTrailingZeros();
    String sign = number < 0 || 1 / number < 0 ? "-" : "";
    String all = shortest.unscaledValue().abs().toString();
    int exponent = all.length() - shortest.scale() - 1;
    if (exponent < -4 || exponent >= 16) {
      String fraction = all.length() > 1 ? "." + all.substring(1) : "";
      String power = (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "");
      return sign + all.charAt(0) + fraction + "e" + power + Math.abs(exponent);
    }
    String plain = shortest.abs().toPlainString();
    return sign + (plain.indexOf('.') < 0 ? plain + ".0" : plain);
  }

  private static void quote(String text, StringBuilder out) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    out.append(quote);
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      switch (c) {
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\\' -> out.append("\\\\");
        default -> {
          if (c == quote) {
            out.append('\\').append(quote);
          } else if (isPrintable(c)) {
            out.appendCodePoint(c);
          } else {
            out.append(
                String.format(c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c));
          }
        }
      }
    }
    out.append(quote);
  }

  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> c == ' ';
      default -> true;
    };
  }

  /** White space as Python has it: no-break spaces too, which Java's methods leave out. */
  static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
  }

  /** Refuses what must not get into a text unseen: null, and a value that is missing. */
  static void present(String label, @Nullable Object value) {
    if (value == null || value == MISSING) {
      throw new Refusal(label + (value == null ? " is null" : " is missing"));
    }
  }

  /** What users are told a value is. */
  static String kind(@Nullable Object value) {
    if (value == null) {
      return "none";
    } else if (value instanceof Boolean) {
      return "a boolean";
    } else if (value instanceof Number) {
      return "a number";
    } else if (value instanceof String) {
      return "a text";
    } else if (value instanceof List) {
      return "a list";
    } else if (value instanceof Map) {
      return "a map";
    }
    return "a missing value";
  }

  static void tooDeep(int depth) {
    if (depth > DEEPEST) {
      throw new Refusal("a value is nested more than " + DEEPEST + " deep");
    }
  }
}
