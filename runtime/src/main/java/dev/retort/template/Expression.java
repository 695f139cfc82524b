package dev.retort.template;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What can stand between two opening and two closing braces. Immutable; {@link Evaluation} gives
 * values.
 */
sealed interface Expression {
  /** Where it starts in the template. */
  int offset();

  record Literal(@Nullable Object value, int offset) implements Expression {}

  record Name(String name, int offset) implements Expression {}

  record ListOf(List<Expression> items, int offset) implements Expression {}

  record MapOf(List<Expression> keys, List<Expression> values, int offset) implements Expression {}

  /** {@code target.key} and {@code target[key]}. */
  record Item(Expression target, Expression key, int offset) implements Expression {}

  record Slice(
      Expression target,
      @Nullable Expression from,
      @Nullable Expression to,
      @Nullable Expression step,
      int offset)
      implements Expression {}

  record Unary(String operator, Expression operand, int offset) implements Expression {}

  record Binary(String operator, Expression left, Expression right, int offset)
      implements Expression {}

  /** {@code a < b <= c}: every neighbouring pair must hold. */
  record Comparison(Expression first, List<String> operators, List<Expression> rest, int offset)
      implements Expression {}

  record Choice(Expression condition, Expression then, @Nullable Expression otherwise, int offset)
      implements Expression {}

  record Filtered(
      String filter,
      Expression input,
      List<Expression> arguments,
      Map<String, Expression> named,
      int offset)
      implements Expression {}

  record Tested(String test, Expression input, List<Expression> arguments, int offset)
      implements Expression {}
}
