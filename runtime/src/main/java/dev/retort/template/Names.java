package dev.retort.template;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Tells the names that a template defines from those that it takes from outside. */
final class Names {
  /**
   * What the name "loop" has inside of a loop; sorted, so that suggestions do not depend on chance.
   */
  static final SortedSet<String> OF_LOOP =
      Collections.unmodifiableSortedSet(
          new TreeSet<>(
              List.of(
                  "index",
                  "index0",
                  "revindex",
                  "revindex0",
                  "first",
                  "last",
                  "length",
                  "previtem",
                  "nextitem")));

  private final Deque<Set<String>> scopes = new ArrayDeque<>();
  private final Map<String, Integer> outside = new LinkedHashMap<>();
  private int loopUses;

  Names() {
    open();
  }

  void open() {
    scopes.push(new HashSet<>());
  }

  void close() {
    scopes.pop();
  }

  void define(String name) {
    scopes.element().add(name);
  }

  boolean isDefined(String name) {
    return scopes.stream().anyMatch(scope -> scope.contains(name));
  }

  void use(String name, int offset) {
    loopUses += name.equals("loop") ? 1 : 0;
    if (!isDefined(name)) {
      outside.putIfAbsent(name, offset);
    }
  }

  /** How often "loop" was used so far: a body that never does needs none. */
  int loopUses() {
    return loopUses;
  }

  /** Names from outside, in order of their first use, to the offset of that use. */
  Map<String, Integer> outside() {
    return outside;
  }
}
