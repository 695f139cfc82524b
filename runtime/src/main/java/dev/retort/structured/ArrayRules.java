package dev.retort.structured;

import dev.retort.llm.JsonValue;
import dev.retort.llm.JsonValue.JsonArray;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What schemas say of arrays. */
final class ArrayRules {
  private ArrayRules() {}

  /** {@code prefixItems} and {@code items}. */
  record Items(List<Node> first, @Nullable Node rest) implements Rule {
    @Override
    public void check(JsonValue value, Place at, Findings out) {
      if (!(value instanceof JsonArray array)) {
        return;
      }
      List<JsonValue> items = array.items();
      for (int i = 0; i < items.size() && !out.isFull(); i++) {
        Node node = i < first.size() ? first.get(i) : rest;
        if (node != null) {
          node.check(items.get(i), at.of(i), out);
        }
      }
    }
  }

  /** {@code minItems} and {@code maxItems}. */
  record Size(int limit, boolean upper) implements Rule {
    @Override
    public void check(JsonValue value, Place at, Findings out) {
      if (value instanceof JsonArray array) {
        int size = array.items().size();
        if (upper ? size > limit : size < limit) {
          out.add(
              at,
              (upper ? "must have at most " : "must have at least ")
                  + Count.of(limit, "item")
                  + ", not "
                  + size);
        }
      }
    }
  }

  /** {@code uniqueItems}. */
  record Unique() implements Rule {
    @Override
    public void check(JsonValue value, Place at, Findings out) {
      if (!(value instanceof JsonArray array)) {
        return;
      }
      Map<String, Integer> seen = new HashMap<>();
      for (int i = 0; i < array.items().size() && !out.isFull(); i++) {
        Integer before = seen.putIfAbsent(SameJson.key(array.items().get(i)), i);
        if (before != null) {
          out.add(at.of(i), "is the same as item " + before + ", and each may be there once");
        }
      }
    }
  }

  /** {@code contains} with {@code minContains} and {@code maxContains}. */
  record Contains(Node node, int least, @Nullable Integer most) implements Rule {
    @Override
    public void check(JsonValue value, Place at, Findings out) {
      if (!(value instanceof JsonArray array)) {
        return;
      }
      int fitting = 0;
      for (int i = 0; i < array.items().size(); i++) {
        fitting += out.of(node, array.items().get(i), at.of(i)).isEmpty() ? 1 : 0;
      }
      if (fitting < least) {
        out.add(
            at,
            "must have at least "
                + Count.of(least, "item")
                + " that "
                + node.pointer()
                + " of the schema describes, not "
                + fitting);
      } else if (most != null && fitting > most) {
        out.add(
            at,
            "must have at most "
                + Count.of(most, "item")
                + " that "
                + node.pointer()
                + " of the schema describes, not "
                + fitting);
      }
    }
  }
}
