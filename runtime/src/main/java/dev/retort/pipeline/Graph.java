package dev.retort.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which step feeds which. Edges are added in the order of the file; one that would make the graph
 * wrong is refused and left out, so a graph is a forest at every moment.
 */
final class Graph {
  /** Why an edge is refused. */
  enum Refusal {
    DOUBLED,
    CYCLE,
    FED_TWICE
  }

  private final Map<String, @Nullable String> predecessors = new LinkedHashMap<>();
  private final Map<String, List<String>> successors = new LinkedHashMap<>();

  Graph(List<String> steps) {
    steps.forEach(
        step -> {
          predecessors.put(step, null);
          successors.put(step, new ArrayList<>());
        });
  }

  boolean has(String step) {
    return successors.containsKey(step);
  }

  /** Adds an edge between steps of this graph; null if it is fine. */
  @Nullable Refusal connect(String from, String to) {
    if (successors(from).contains(to)) {
      return Refusal.DOUBLED;
    } else if (isUpstream(to, from)) {
      return Refusal.CYCLE;
    } else if (predecessors.get(to) != null) {
      return Refusal.FED_TWICE;
    }
    predecessors.put(to, from);
    successors(from).add(to);
    return null;
  }

  private boolean isUpstream(String step, String of) {
    for (String at = of; at != null; at = predecessors.get(at)) {
      if (at.equals(step)) {
        return true;
      }
    }
    return false;
  }

  /** The way down from one step to one below it, both named. */
  List<String> path(String from, String to) {
    List<String> path = new ArrayList<>();
    for (String at = to; at != null && !at.equals(from); at = predecessors.get(at)) {
      path.add(0, at);
    }
    path.add(0, from);
    return path;
  }

  /** The step that feeds another; null for roots. */
  @Nullable String predecessor(String step) {
    return predecessors.get(step);
  }

  /** The steps that one feeds, in the order of the file. */
  List<String> successors(String step) {
    List<String> known = successors.get(step);
    if (known == null) {
      throw new IllegalArgumentException("no step " + step);
    }
    return known;
  }

  /** All steps, those that feed others before these. */
  List<String> inOrder() {
    List<String> order = new ArrayList<>();
    predecessors.forEach(
        (step, predecessor) -> {
          if (predecessor == null) {
            addWithSuccessors(step, order);
          }
        });
    return order;
  }

  private void addWithSuccessors(String step, List<String> order) {
    order.add(step);
    successors(step).forEach(next -> addWithSuccessors(next, order));
  }
}
