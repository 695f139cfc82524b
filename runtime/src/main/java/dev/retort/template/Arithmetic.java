package dev.retort.template;

import dev.retort.template.Budget.Refusal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operators of Jinja on plain data. */
final class Arithmetic {
  private Arithmetic() {}

  static Object apply(String operator, @Nullable Object a, @Nullable Object b, Budget budget) {
    if (a != null && b != null && PlainData.isNumber(a) && PlainData.isNumber(b)) {
      return operator.equals("/") || a instanceof Double || b instanceof Double
          ? real(operator, PlainData.real(a), PlainData.real(b))
          : integer(operator, PlainData.big(a), PlainData.big(b));
    } else if (operator.equals("+") && a instanceof String x && b instanceof String y) {
      budget.text((long) x.length() + y.length());
      return x + y;
    } else if (operator.equals("+") && a instanceof List<?> x && b instanceof List<?> y) {
      budget.items((long) x.size() + y.size());
      List<@Nullable Object> both = new ArrayList<>(x);
      both.addAll(y);
      return both;
    } else if (operator.equals("*") && b instanceof Long times) {
      return repeat(a, times, budget);
    } else if (operator.equals("*") && a instanceof Long times) {
      return repeat(b, times, budget);
    }
    throw new Refusal(
        "\"" + operator + "\" does not go with " + PlainData.kind(a) + " and " + PlainData.kind(b));
  }

  private static Object repeat(@Nullable Object value, long times, Budget budget) {
    long count = Math.max(0, times);
    if (value instanceof String text) {
      budget.text(product(text.length(), count));
      return text.repeat((int) Math.min(count, Integer.MAX_VALUE));
    } else if (value instanceof List<?> list) {
      budget.items(product(list.size(), count));
      List<@Nullable Object> all = new ArrayList<>();
      for (long i = 0; i < count && !list.isEmpty(); i++) {
        all.addAll(list);
      }
      return all;
    }
    throw new Refusal("\"*\" does not go with " + PlainData.kind(value) + " and a number");
  }

  private static long product(long length, long count) {
    return length == 0 ? 0 : count > Integer.MAX_VALUE ? Long.MAX_VALUE : length * count;
  }

  private static Object integer(String operator, BigInteger a, BigInteger b) {
    return switch (operator) {
      case "+" -> PlainData.integer(a.add(b));
      case "-" -> PlainData.integer(a.subtract(b));
      case "*" -> PlainData.integer(a.multiply(b));
      case "//" -> PlainData.integer(floor(a, notZero(b)));
      case "%" -> PlainData.integer(a.subtract(floor(a, notZero(b)).multiply(b)));
      default -> power(a, b);
    };
  }

  private static BigInteger floor(BigInteger a, BigInteger b) {
    BigInteger[] parts = a.divideAndRemainder(b);
    boolean below = parts[1].signum() != 0 && parts[1].signum() != b.signum();
    return below ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  private static Object power(BigInteger a, BigInteger b) {
    if (b.signum() < 0) {
      return real("**", a.doubleValue(), b.doubleValue());
    }
    // Refuse before the number is made: it would be larger than the memory.
    if (a.bitLength() > 1 && (b.bitLength() > 12 || (long) a.bitLength() * b.intValue() > 8192)) {
      throw new Refusal("a number of the template grows beyond 4096 bits");
    }
    if (a.bitLength() <= 1 && b.bitLength() > 12) {
      return PlainData.integer(
          a.signum() < 0 || a.bitLength() == 0 ? a.pow(b.testBit(0) ? 1 : 2) : a);
    }
    return PlainData.integer(a.pow(b.intValue()));
  }

  private static BigInteger notZero(BigInteger b) {
    if (b.signum() == 0) {
      throw new Refusal("a number is divided by zero");
    }
    return b;
  }

  /** Exact, with the sign of the divisor. */
  private static double modulo(double a, double b) {
    double rest = a % b;
    return rest == 0 ? Math.copySign(0, b) : rest < 0 == b < 0 ? rest : rest + b;
  }

  private static Object real(String operator, double a, double b) {
    if (a == 0 && b < 0 && operator.equals("**")) {
      throw new Refusal("zero has no negative power");
    }
    if (a < 0 && b != Math.rint(b) && operator.equals("**")) {
      throw new Refusal("a negative number has no fractional power");
    }
    if (b == 0 && (operator.equals("/") || operator.equals("//") || operator.equals("%"))) {
      throw new Refusal("a number is divided by zero");
    }
    return switch (operator) {
      case "+" -> a + b;
      case "-" -> a - b;
      case "*" -> a * b;
      case "/" -> a / b;
      case "//" -> Math.floor((a - modulo(a, b)) / b + 0.5);
      case "%" -> modulo(a, b);
      default -> Math.pow(a, b);
    };
  }
}
