package dev.retort.template;

import dev.retort.template.Budget.Refusal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers read from text, and rounded. */
final class Numbers {
  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9](?:_?[0-9]){0,999}");
  private static final Pattern REAL =
      Pattern.compile(
          "[+-]?(?:[0-9]{1,400}(?:\\.[0-9]{0,400})?|\\.[0-9]{1,400})(?:[eE][+-]?[0-9]{1,3})?");

  private Numbers() {}

  /** A number in a text; null if it is none. */
  static @Nullable Object read(String text) {
    String plain = text.strip();
    if (INTEGER.matcher(plain).matches()) {
      return PlainData.integer(new BigInteger(plain.replace("_", "")));
    }
    return REAL.matcher(plain).matches() ? Double.valueOf(plain) : null;
  }

  /** Python's rounding of integers: to tens, hundreds and so on, and half to even. */
  static Object round(BigInteger value, long precision) {
    checkPrecision(precision);
    return precision >= 0
        ? PlainData.integer(value)
        : PlainData.integer(
            new BigDecimal(value).setScale((int) precision, RoundingMode.HALF_EVEN).toBigInteger());
  }

  private static void checkPrecision(long precision) {
    if (Math.abs(precision) > 100) {
      throw new Refusal("the precision of the filter \"round\" is beyond 100");
    }
  }

  static Object round(double value, long precision, String method) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return value;
    }
    checkPrecision(precision);
    RoundingMode mode =
        switch (method) {
          case "common" -> RoundingMode.HALF_EVEN;
          case "ceil" -> RoundingMode.CEILING;
          case "floor" -> RoundingMode.FLOOR;
          default ->
              throw new Refusal("the filter \"round\" has the methods common, ceil and floor");
        };
    double rounded = new BigDecimal(value).setScale((int) precision, mode).doubleValue();
    // A BigDecimal has no negative zero.
    return Math.copySign(rounded, value);
  }
}
