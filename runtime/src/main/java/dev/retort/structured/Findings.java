package dev.retort.structured;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a value, up to a number that people and models can take in. */
final class Findings {
  static final int MOST = 20;

  private final List<Finding> all = new ArrayList<>();
  private int weight;

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
