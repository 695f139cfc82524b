package dev.retort.descriptor;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * One condition on a value, the same at compile time, when a file is read and when a value is set.
 * Immutable. Texts that fit no type a condition speaks of (a bound on a list) satisfy it; the
 * processor refuses such declarations.
 */
public sealed interface Constraint {
  /**
   * The sentence that the declaration gave with {@code message = "..."}.
   *
   * @return the sentence; null where the standard one is meant
   */
  @Nullable String message();

  /**
   * This condition with a sentence of its own.
   *
   * @param message what a user is told who breaks it
   * @return the condition
   */
  Constraint message(String message);

  /**
   * Whether a value satisfies the condition.
   *
   * @param value a value of the type that has this condition, not null
   * @return true if it does
   */
  boolean allows(Object value);

  /**
   * The standard sentence, in the form "must be ...".
   *
   * @return such as {@code must be at least 0}
   */
  String rule();

  /**
   * What a user is told who breaks the condition.
   *
   * @return {@link #message()} where there is one, else {@link #rule()}
   */
  default String sentence() {
    String own = message();
    return own == null ? rule() : own;
  }

  /** A bound on a number, compared as decimals. */
  record Bound(
      String text, BigDecimal value, boolean lower, boolean inclusive, @Nullable String message)
      implements Constraint {
    @Override
    public Constraint message(String text) {
      return new Bound(this.text, value, lower, inclusive, text);
    }

    @Override
    public boolean allows(Object candidate) {
      BigDecimal number = Decimals.of(candidate);
      if (number == null) {
        return true;
      }
      int order = number.compareTo(value);
      return (inclusive && order == 0) || (lower ? order > 0 : order < 0);
    }

    @Override
    public String rule() {
      if (inclusive) {
        return (lower ? "must be at least " : "must be at most ") + text;
      }
      return (lower ? "must be greater than " : "must be less than ") + text;
    }
  }

  /** A bound on the length of a text (UTF-16 units) or the number of items. */
  record Size(int min, int max, @Nullable String message) implements Constraint {
    @Override
    public Constraint message(String text) {
      return new Size(min, max, text);
    }

    @Override
    public boolean allows(Object value) {
      int size = sizeOf(value);
      return size < 0 || (size >= min && size <= max);
    }

    @Override
    public String rule() {
      if (max == Integer.MAX_VALUE) {
        return "must have a size of at least " + min;
      }
      return min == 0
          ? "must have a size of at most " + max
          : "must have a size between " + min + " and " + max;
    }
  }

  /** At least one character or item. */
  record NotEmpty(@Nullable String message) implements Constraint {
    @Override
    public Constraint message(String text) {
      return new NotEmpty(text);
    }

    @Override
    public boolean allows(Object value) {
      return sizeOf(value) != 0;
    }

    @Override
    public String rule() {
      return "must not be empty";
    }
  }

  /** At least one character that is not white space. */
  record NotBlank(@Nullable String message) implements Constraint {
    @Override
    public Constraint message(String text) {
      return new NotBlank(text);
    }

    @Override
    public boolean allows(Object value) {
      return !(value instanceof CharSequence text) || !text.toString().isBlank();
    }

    @Override
    public String rule() {
      return "must not be blank";
    }
  }

  /** A regular expression that the whole text must match. */
  record Matches(Pattern regex, @Nullable String message) implements Constraint {
    @Override
    public Constraint message(String text) {
      return new Matches(regex, text);
    }

    @Override
    public boolean allows(Object value) {
      return !(value instanceof CharSequence text) || regex.matcher(text).matches();
    }

    @Override
    public String rule() {
      return "must match " + regex.pattern();
    }
  }

  /**
   * A least value.
   *
   * @param text decimal text
   * @param inclusive whether the bound itself is allowed
   * @return the condition
   * @throws NumberFormatException if the text is no decimal
   */
  static Constraint lower(String text, boolean inclusive) {
    return new Bound(text, new BigDecimal(text), true, inclusive, null);
  }

  /**
   * A greatest value.
   *
   * @param text decimal text
   * @param inclusive whether the bound itself is allowed
   * @return the condition
   * @throws NumberFormatException if the text is no decimal
   */
  static Constraint upper(String text, boolean inclusive) {
    return new Bound(text, new BigDecimal(text), false, inclusive, null);
  }

  /**
   * A size.
   *
   * @param min least
   * @param max greatest
   * @return the condition
   */
  static Constraint size(int min, int max) {
    return new Size(min, max, null);
  }

  /**
   * At least one character or item.
   *
   * @return the condition
   */
  static Constraint notEmpty() {
    return new NotEmpty(null);
  }

  /**
   * At least one character that is not white space.
   *
   * @return the condition
   */
  static Constraint notBlank() {
    return new NotBlank(null);
  }

  /**
   * A regular expression.
   *
   * @param regex the expression
   * @param flags flags of {@link Pattern}
   * @return the condition
   * @throws PatternSyntaxException if it is none
   */
  static Constraint pattern(String regex, int flags) {
    return new Matches(Pattern.compile(regex, flags), null);
  }

  private static int sizeOf(Object value) {
    if (value instanceof CharSequence text) {
      return text.length();
    } else if (value instanceof Collection<?> items) {
      return items.size();
    } else if (value instanceof Map<?, ?> map) {
      return map.size();
    }
    return -1;
  }
}
