package dev.retort.structured;

import dev.retort.llm.JsonValue;
import java.util.List;

/** What one keyword of a schema, or some that belong together, say of a value. Immutable. */
interface Rule {
  /** Adds what is wrong with the value, if anything is. */
  void check(JsonValue value, Place at, Findings out);

  /** The schemas that are applied to the same value, not to a part of it. */
  default List<Node> inPlace() {
    return List.of();
  }
}
