package dev.retort.structured;

import dev.retort.llm.JsonValue;
import dev.retort.llm.JsonValue.JsonNumber;
import dev.retort.llm.JsonValue.JsonString;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What schemas say of values of any type, of numbers and of texts. */
final class ValueRules {
  private ValueRules() {}

  /** Findings of these speak against the value being meant for the schema at all. */
  private static final int HEAVY = 100;

  /** Nothing fits ({@code false}). */
  record Nothing() implements Rule {
    @Override
    public void check(JsonValue value, Place at, Findings out) {
      out.add(at, "no value may stand here", HEAVY);
    }
  }

  /** {@code type}. */
  record Type(Set<JsonKind> kinds, String shown) implements Rule {
    static Type of(EnumSet<JsonKind> kinds) {
      String shown = kinds.stream().map(JsonKind::shown).collect(Collectors.joining(" or "));
      return new Type(kinds, shown);
    }

    @Override
    public void check(JsonValue value, Place at, Findings out) {
      for (JsonKind kind : kinds) {
        if (kind.has(value)) {
          return;
        }
      }
      out.add(at, shown + " is expected, not " + Shown.of(value), HEAVY);
    }
  }

  /** {@code enum} and {@code const}. */
  record OneOf(Set<JsonValue> same, List<JsonValue> shown) implements Rule {
    @Override
    public void check(JsonValue value, Place at, Findings out) {
      if (!same.contains(SameJson.of(value))) {
        out.add(
            at,
            shown.size() == 1
                ? Shown.anyOf(shown) + " is expected, not " + Shown.of(value)
                : "one of " + Shown.anyOf(shown) + " is expected, not " + Shown.of(value),
            HEAVY);
      }
    }
  }

  /** {@code minimum}, {@code maximum} and the exclusive ones. */
  record Bound(JsonNumber limit, BigDecimal exact, boolean upper, boolean exclusive)
      implements Rule {
    @Override
    public void check(JsonValue value, Place at, Findings out) {
      if (!(value instanceof JsonNumber number)) {
        return;
      }
      int order = number.value().compareTo(exact);
      boolean fits = (order == 0 && !exclusive) || (upper ? order < 0 : order > 0);
      if (!fits) {
        String must =
            exclusive
                ? (upper ? "must be less than " : "must be greater than ")
                : (upper ? "must be at most " : "must be at least ");
        out.add(at, must + limit.text() + ", not " + Shown.of(number));
      }
    }
  }

  /** {@code multipleOf}. */
  record MultipleOf(JsonNumber step, BigDecimal exact) implements Rule {
    @Override
    public void check(JsonValue value, Place at, Findings out) {
      if (value instanceof JsonNumber number && !isMultiple(number.value(), exact)) {
        out.add(at, "must be a multiple of " + step.text() + ", not " + Shown.of(number));
      }
    }

    /** Without writing out what an exponent stands for: 1e999999999 is a short text. */
    private static boolean isMultiple(BigDecimal number, BigDecimal step) {
      if (number.signum() == 0) {
        return true;
      }
      BigDecimal value = number.stripTrailingZeros();
      BigDecimal by = step.stripTrailingZeros();
      BigInteger digits = value.unscaledValue();
      BigInteger divisor = by.unscaledValue();
      long tens = (long) by.scale() - value.scale();
      return tens >= 0
          && digits
                  .mod(divisor)
                  .multiply(BigInteger.TEN.modPow(BigInteger.valueOf(tens), divisor))
                  .mod(divisor)
                  .signum()
              == 0;
    }
  }

  /** {@code minLength} and {@code maxLength}: in characters, of which an emoji is one. */
  record Length(int limit, boolean upper) implements Rule {
    @Override
    public void check(JsonValue value, Place at, Findings out) {
      if (value instanceof JsonString text) {
        int length = text.value().codePointCount(0, text.value().length());
        if (upper ? length > limit : length < limit) {
          out.add(
              at,
              (upper ? "must have at most " : "must have at least ")
                  + Count.of(limit, "character")
                  + ", not "
                  + length);
        }
      }
    }
  }

  /** {@code pattern}. */
  record Matches(EcmaPattern pattern) implements Rule {
    @Override
    public void check(JsonValue value, Place at, Findings out) {
      if (value instanceof JsonString text && !pattern.isIn(text.value())) {
        out.add(
            at,
            "must match the regular expression " + pattern.source() + ", not " + Shown.of(text));
      }
    }
  }
}
