package dev.retort.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a template between texts. Immutable; {@link Evaluation} renders it. */
sealed interface Node {
  record Text(String text) implements Node {}

  record Print(Expression value) implements Node {}

  record If(List<Expression> conditions, List<List<Node>> branches, List<Node> otherwise)
      implements Node {}

  record For(
      List<String> names,
      Expression items,
      @Nullable Expression condition,
      List<Node> body,
      List<Node> otherwise,
      boolean usesLoop,
      int offset)
      implements Node {}

  record Assign(List<String> names, Expression value, int offset) implements Node {}

  /** {@code {% set name %}...{% endset %}}. */
  record Capture(String name, List<Node> body) implements Node {}

  record With(List<String> names, List<Expression> values, List<Node> body) implements Node {}

  /** {@code {% filter f %}...{% endfilter %}}: the filters wait for the text as their input. */
  record FilterBlock(Expression filters, List<Node> body, int offset) implements Node {}
}
