package dev.retort.structured;

import dev.retort.llm.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects what is wrong with a value, up to a number that people and models can take in. */
final class Findings {
  static final int MOST = 20;

  private final List<Finding> all = new ArrayList<>();
  private int weight;

  /** What is known of parts of the value; shared by all that are found about it. */
  private final Map<Part, Findings> known;

  /** A schema at a place of the value. */
  private record Part(Node node, Place at) {}

  /** Nothing yet, of a value. */
  Findings() {
    this(new HashMap<>());
  }

  private Findings(Map<Part, Findings> known) {
    this.known = known;
  }

  /**
   * What is wrong with a part of the value by itself. It is kept: in a tree of choices among forms,
   * each of which would look at all below it, time would double with every level.
   */
  Findings of(Node node, JsonValue value, Place at) {
    Part part = new Part(node, at);
    Findings before = known.get(part);
    if (before != null) {
      return before;
    }
    Findings own = new Findings(known);
    node.check(value, at, own);
    known.put(part, own);
    return own;
  }

  /** Whether enough was found: what looks for more may stop. */
  boolean isFull() {
    return all.size() >= MOST;
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  void add(Place at, String message) {
    add(at, message, 1);
  }

  /**
   * Adds a finding.
   *
   * @param heavy how much it speaks against the value being meant to be of this form at all
   */
  void add(Place at, String message, int heavy) {
    weight += heavy;
    if (!isFull()) {
      all.add(new Finding(at.pointer(), message));
    }
  }

  void addAll(Findings others) {
    weight += others.weight;
    for (Finding each : others.all) {
      if (isFull()) {
        return;
      }
      all.add(each);
    }
  }

  /** How far the value is from what it should be. */
  int weight() {
    return weight;
  }

  List<Finding> toList() {
    return List.copyOf(all);
  }
}
