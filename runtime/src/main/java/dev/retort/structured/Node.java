package dev.retort.structured;

import dev.retort.llm.JsonValue;
import java.util.List;

/**
 * One schema. Its rules are set once, before anyone checks a value: schemas may name each other.
 */
final class Node {
  private final String pointer;
  private List<Rule> rules = List.of();

  Node(String pointer) {
    this.pointer = pointer;
  }

  /** Where it stands in the whole schema. */
  String pointer() {
    return pointer;
  }

  void rules(List<Rule> all) {
    rules = List.copyOf(all);
  }

  List<Rule> rules() {
    return rules;
  }

  void check(JsonValue value, Place at, Findings out) {
    for (int i = 0; i < rules.size() && !out.isFull(); i++) {
      rules.get(i).check(value, at, out);
    }
  }

  /** What is wrong with a value that is no part of another. */
  Findings findings(JsonValue value, Place at) {
    Findings own = new Findings();
    check(value, at, own);
    return own;
  }
}
