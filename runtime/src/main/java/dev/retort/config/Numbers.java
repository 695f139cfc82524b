package dev.retort.config;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers from text that was found to be one. */
final class Numbers {
  /** The longest number that is read: arithmetic on longer ones costs too much. */
  static final int MAX_DIGITS = 1000;

  /** Digits of the largest integer that any type holds. */
  private static final int LONGEST_INTEGER = 19;

  private static final double[] TENS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  private Numbers() {}

  /** Whether an integer has at most 18 digits, so that {@link #shortInteger} can read it. */
  static boolean isShort(byte[] bytes, int from, int to) {
    return to - from <= 18;
  }

  static long shortInteger(byte[] bytes, int from, int to) {
    boolean negative = bytes[from] == '-';
    long value = 0;
    for (int i = negative ? from + 1 : from; i < to; i++) {
      value = value * 10 + (bytes[i] - '0');
    }
    return negative ? -value : value;
  }

  /** The double of a number: exact without text where its digits and exponent are few. */
  static double real(byte[] bytes, int from, int to) {
    long digits = 0;
    int scale = 0;
    int count = 0;
    boolean point = false;
    int i = bytes[from] == '-' ? from + 1 : from;
    for (; i < to; i++) {
      byte c = bytes[i];
      if (c == '.') {
        point = true;
      } else if (c >= '0' && c <= '9') {
        digits = digits * 10 + (c - '0');
        scale += point ? 1 : 0;
        if (++count > 15) {
          return parse(bytes, from, to);
        }
      } else {
        return parse(bytes, from, to);
      }
    }
    double value = digits / TENS[scale];
    return bytes[from] == '-' ? -value : value;
  }

  private static double parse(byte[] bytes, int from, int to) {
    return Double.parseDouble(
        new String(bytes, from, to - from, java.nio.charset.StandardCharsets.ISO_8859_1));
  }

  /** The exact number; null if its exponent has more than four digits. */
  static @Nullable BigDecimal decimal(String text) {
    int exponent = Math.max(text.indexOf('e'), text.indexOf('E')) + 1;
    if (exponent > 0) {
      boolean signed = text.charAt(exponent) == '-' || text.charAt(exponent) == '+';
      if (text.length() - exponent > (signed ? 5 : 4)) {
        return null;
      }
    }
    return new BigDecimal(text);
  }

  /** The digits of a number that is an integer however it is written; null of any other. */
  static @Nullable String whole(String text) {
    BigDecimal value = decimal(text);
    if (value == null || value.precision() - value.scale() > LONGEST_INTEGER) {
      return null;
    }
    BigDecimal plain = value.stripTrailingZeros();
    return plain.scale() > 0 ? null : plain.toBigIntegerExact().toString();
  }
}
