package dev.retort.descriptor;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads scalars from plain text: defaults, environment variables, values on the command line. One
 * rule for compile time and run time. Nothing is trimmed.
 */
public final class ScalarText {
  /** Digits of seconds before the point; a long has no more. */
  private static final int MAX_DIGITS = 19;

  private ScalarText() {}

  /** Why a text is no value of its type: a sentence for the user that does not repeat the text. */
  public static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String expected) {
      super(expected);
    }
  }

  /**
   * Reads a scalar.
   *
   * @param scalar its type; not {@link Scalar#SECRET} or {@link Scalar#JSON}, whose classes belong
   *     to the runtime
   * @param text the text
   * @return Boolean, Byte, Short, Integer, Long, Float, Double, BigDecimal, Character, String,
   *     Duration, URI or Path
   * @throws Malformed if the text is no such value; the message says what is expected
   */
  public static Object parse(Scalar scalar, String text) throws Malformed {
    return switch (scalar) {
      case BOOLEAN -> bool(text);
      case BYTE -> (byte) integer(text, Byte.MIN_VALUE, Byte.MAX_VALUE);
      case SHORT -> (short) integer(text, Short.MIN_VALUE, Short.MAX_VALUE);
      case INT -> (int) integer(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case LONG -> integer(text, Long.MIN_VALUE, Long.MAX_VALUE);
      case FLOAT -> finiteFloat(decimal(text));
      case DOUBLE -> finiteDouble(decimal(text));
      case DECIMAL -> decimal(text);
      case CHAR -> character(text);
      case STRING -> text;
      case DURATION -> duration(text);
      case URI -> uri(text);
      case PATH -> path(text);
      case SECRET, JSON -> throw new IllegalArgumentException("no plain text for " + scalar);
    };
  }

  /**
   * Reads an enum: a constant's name, or the same in lower case, exactly.
   *
   * @param constants names of the constants
   * @param text the text
   * @return place of the constant; -1 if there is none
   */
  public static int constant(List<String> constants, String text) {
    for (int i = 0; i < constants.size(); i++) {
      String name = constants.get(i);
      if (name.equals(text) || name.toLowerCase(Locale.ROOT).equals(text)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * A duration in seconds.
   *
   * @param seconds not negative
   * @return the duration, exact to the nanosecond
   * @throws Malformed if it is negative or too long
   */
  public static Duration seconds(BigDecimal seconds) throws Malformed {
    try {
      long digits = (long) seconds.precision() - seconds.scale();
      // What has more is not written out: 1e999999999 is a short text.
      if (seconds.signum() >= 0 && digits <= MAX_DIGITS) {
        BigInteger nanos = digits < -9 ? BigInteger.ZERO : seconds.movePointRight(9).toBigInteger();
        BigInteger[] parts = nanos.divideAndRemainder(BigInteger.valueOf(1_000_000_000L));
        return Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValueExact());
      }
    } catch (ArithmeticException e) {
      // Longer than a Duration can say: told below.
    }
    throw new Malformed("a duration that is not negative and fits 64 bits of seconds");
  }

  /**
   * How a duration is written in files: seconds.
   *
   * @param duration any duration
   * @return seconds, exact, without trailing zeros
   */
  public static BigDecimal seconds(Duration duration) {
    return Decimals.seconds(duration);
  }

  private static boolean bool(String text) throws Malformed {
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true");
    }
    throw new Malformed("true or false");
  }

  private static long integer(String text, long min, long max) throws Malformed {
    int digits = signed(text, 0);
    if (digits == text.length() || digits(text, digits) < text.length()) {
      throw new Malformed("an integer in digits");
    }
    BigInteger value = new BigInteger(text);
    if (value.bitLength() > 63 || value.longValue() < min || value.longValue() > max) {
      throw new Malformed("an integer from " + min + " to " + max);
    }
    return value.longValue();
  }

  private static BigDecimal decimal(String text) throws Malformed {
    if (!isDecimal(text)) {
      throw new Malformed("a number");
    }
    return new BigDecimal(text);
  }

  private static double finiteDouble(BigDecimal value) throws Malformed {
    double number = value.doubleValue();
    if (Double.isInfinite(number)) {
      throw new Malformed("a number that fits 64 bits");
    }
    return number;
  }

  private static float finiteFloat(BigDecimal value) throws Malformed {
    float number = value.floatValue();
    if (Float.isInfinite(number)) {
      throw new Malformed("a number that fits 32 bits");
    }
    return number;
  }

  private static char character(String text) throws Malformed {
    if (text.length() != 1) {
      throw new Malformed("exactly one character");
    }
    return text.charAt(0);
  }

  private static Duration duration(String text) throws Malformed {
    int end = digits(text, 0);
    if (end > 0 && end + 1 < text.length() && text.charAt(end) == '.') {
      int fraction = digits(text, end + 1);
      end = fraction > end + 1 ? fraction : 0;
    }
    BigDecimal unit = end == 0 ? null : secondsIn(text.substring(end));
    if (unit != null) {
      return seconds(new BigDecimal(text.substring(0, end)).multiply(unit));
    }
    try {
      Duration duration = Duration.parse(text);
      if (!duration.isNegative()) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      // Told below, without the text.
    }
    throw new Malformed("a duration such as 30s, 500ms, 2m, 1h or PT30S");
  }

  private static @Nullable BigDecimal secondsIn(String unit) {
    return switch (unit) {
      case "s" -> BigDecimal.ONE;
      case "ms" -> BigDecimal.valueOf(1, 3);
      case "m" -> BigDecimal.valueOf(60);
      case "h" -> BigDecimal.valueOf(3600);
      default -> null;
    };
  }

  // Loops, not regular expressions: every start of a program that reads a config comes by here.

  /** An optional sign, digits with an optional point, an optional exponent of four digits. */
  private static boolean isDecimal(String text) {
    int start = signed(text, 0);
    int end = digits(text, start);
    int count = end - start;
    if (end < text.length() && text.charAt(end) == '.') {
      int fraction = digits(text, end + 1);
      count += fraction - end - 1;
      end = fraction;
    }
    if (count == 0) {
      return false;
    }
    if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
      int exponent = signed(text, end + 1);
      end = digits(text, exponent);
      if (end == exponent || end - exponent > 4) {
        return false;
      }
    }
    return end == text.length();
  }

  /** The place after an optional sign. */
  private static int signed(String text, int at) {
    boolean sign = at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-');
    return sign ? at + 1 : at;
  }

  /** The place after digits. */
  private static int digits(String text, int at) {
    int end = at;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  private static URI uri(String text) throws Malformed {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new Malformed("a URI");
    }
  }

  private static Path path(String text) throws Malformed {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new Malformed("a path");
    }
  }
}
