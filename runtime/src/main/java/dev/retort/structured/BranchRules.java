package dev.retort.structured;

import dev.retort.llm.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What schemas say of a value by way of other schemas. */
final class BranchRules {
  private BranchRules() {}

  /** {@code $ref}. */
  record Ref(Node node) implements Rule {
    @Override
    public void check(JsonValue value, Place at, Findings out) {
      node.check(value, at, out);
    }

    @Override
    public List<Node> inPlace() {
      return List.of(node);
    }
  }

  /** {@code allOf}. */
  record All(List<Node> nodes) implements Rule {
    @Override
    public void check(JsonValue value, Place at, Findings out) {
      for (Node node : nodes) {
        node.check(value, at, out);
      }
    }

    @Override
    public List<Node> inPlace() {
      return nodes;
    }
  }

  /** {@code anyOf} and {@code oneOf}. */
  record Some(List<Node> nodes, boolean onlyOne) implements Rule {
    @Override
    public void check(JsonValue value, Place at, Findings out) {
      Findings nearest = null;
      List<String> fitting = new ArrayList<>();
      for (Node node : nodes) {
        Findings own = out.of(node, value, at);
        if (own.isEmpty()) {
          fitting.add(node.pointer());
          if (!onlyOne) {
            return;
          }
        } else if (nearest == null || own.weight() < nearest.weight()) {
          nearest = own;
        }
      }
      if (fitting.size() > 1) {
        out.add(
            at,
            "fits more than one of the forms of which exactly one is allowed: "
                + String.join(", ", fitting));
      } else if (fitting.isEmpty() && nearest != null) {
        if (nodes.size() > 1) {
          out.add(at, "fits none of the " + nodes.size() + " forms allowed here; of the nearest:");
        }
        out.addAll(nearest);
      }
    }

    @Override
    public List<Node> inPlace() {
      return nodes;
    }
  }

  /** {@code not}. */
  record Not(Node node) implements Rule {
    @Override
    public void check(JsonValue value, Place at, Findings out) {
      if (out.of(node, value, at).isEmpty()) {
        out.add(at, "is what " + node.pointer() + " of the schema rules out");
      }
    }

    @Override
    public List<Node> inPlace() {
      return List.of(node);
    }
  }

  /** {@code if}, {@code then} and {@code else}. */
  record If(Node condition, @Nullable Node then, @Nullable Node otherwise) implements Rule {
    @Override
    public void check(JsonValue value, Place at, Findings out) {
      Node node = out.of(condition, value, at).isEmpty() ? then : otherwise;
      if (node != null) {
        node.check(value, at, out);
      }
    }

    @Override
    public List<Node> inPlace() {
      return Stream.of(condition, then, otherwise).filter(Objects::nonNull).toList();
    }
  }
}
