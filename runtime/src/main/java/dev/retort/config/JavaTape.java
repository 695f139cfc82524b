package dev.retort.config;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads Java maps, lists and scalars onto a tape; objects of other classes are tokens as they are.
 * What it reads stays as it is.
 */
final class JavaTape {
  private final Tape tape;

  private JavaTape(String whole) {
    this.tape = new Tape(null, whole, false, true, 16);
  }

  static Tape read(@Nullable Object value) {
    JavaTape reading = new JavaTape("the config");
    reading.value(value, 0);
    return reading.tape;
  }

  /** A tape of one text. */
  static Tape readText(String text) {
    JavaTape reading = new JavaTape("the value");
    reading.value(text, 0);
    return reading.tape;
  }

  private void value(@Nullable Object value, int depth) {
    if (value == null) {
      tape.add(Tape.NULL, 0, "null");
    } else if (value instanceof CharSequence || value instanceof Character) {
      text(Tape.STRING, value.toString());
    } else if (value instanceof Boolean bool) {
      tape.add(bool ? Tape.TRUE : Tape.FALSE, 0, value);
    } else if (value instanceof Integer
        || value instanceof Long
        || value instanceof Short
        || value instanceof Byte
        || value instanceof BigInteger) {
      tape.add(Tape.INTEGER, 0, value);
    } else if (value instanceof Double || value instanceof Float) {
      boolean finite = Double.isFinite(((Number) value).doubleValue());
      tape.add(finite ? Tape.DECIMAL : Tape.NONFINITE, 0, value);
    } else if (value instanceof BigDecimal decimal) {
      boolean whole = decimal.scale() == 0;
      tape.add(whole ? Tape.INTEGER : Tape.DECIMAL, 0, whole ? decimal.toBigInteger() : value);
    } else if (value instanceof Map<?, ?> map) {
      object(map, deeper(depth));
    } else if (value instanceof Collection<?> items) {
      array(items, deeper(depth));
    } else {
      tape.add(Tape.TYPED, 0, value);
    }
  }

  private void object(Map<?, ?> map, int depth) {
    int container = tape.add(Tape.OBJECT, 0, "");
    int entries = 0;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!(entry.getKey() instanceof String name)) {
        throw new ConfigException(
            List.of(
                ProblemKind.WRONG_TYPE.at(
                    null, tape.pointer(container), "a key of a map must be a String")));
      }
      text(Tape.NAME, name);
      value(entry.getValue(), depth);
      entries++;
    }
    tape.close(container, entries);
  }

  private void array(Collection<?> items, int depth) {
    int container = tape.add(Tape.ARRAY, 0, "");
    int entries = 0;
    for (Object item : items) {
      value(item, depth);
      entries++;
    }
    tape.close(container, entries);
  }

  private void text(byte kind, String text) {
    if (Surrogates.alone(text)) {
      throw tape.failure(
          ProblemKind.NOT_TEXT, 0, "a text holds half a character (a lone surrogate)");
    }
    tape.add(kind, 0, text);
  }

  private int deeper(int depth) {
    if (depth == Tape.MAX_DEPTH) {
      throw tape.failure(ProblemKind.TOO_DEEP, 0, "the value is nested deeper than 100 levels");
    }
    return depth + 1;
  }
}
