package dev.retort.pipeline;

import dev.retort.config.ConfigNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads who feeds whom and says what is wrong with it. One thread. */
final class Connections {
  private final Problems problems;
  private final Map<String, StepDraft> steps;
  private final Graph graph;

  /** Whether a connection could not be read, so that nobody knows whom it feeds. */
  private boolean unclear;

  /** Steps to which a connection was refused. */
  private final Set<String> refused = new HashSet<>();

  Connections(Problems problems, Map<String, StepDraft> steps) {
    this.problems = problems;
    this.steps = steps;
    this.graph = new Graph(List.copyOf(steps.keySet()));
  }

  Graph read(ConfigNode pipeline) {
    ConfigNode connections = pipeline.get("connections");
    if (connections != null && connections.kind() == ConfigNode.Kind.LIST) {
      connections.items().forEach(this::connection);
    } else if (connections != null && connections.kind() != ConfigNode.Kind.NULL) {
      unclear = true;
      problems.add(connections.mistyped("a list of {from: ..., to: [...]}"));
    }
    steps.values().forEach(this::fed);
    return graph;
  }

  private void connection(ConfigNode entry) {
    if (entry.kind() != ConfigNode.Kind.MAPPING) {
      unclear = true;
      problems.add(entry.mistyped("a mapping {from: ..., to: [...]}"));
      return;
    }
    problems.addAll(entry.checkKeys(List.of("from", "to")));
    ConfigNode from = entry.get("from");
    if (from == null) {
      unclear = true;
      problems.add(entry.missing("from", "the name of a step"));
      return;
    }
    boolean known = isStep(from);
    ConfigNode to = entry.get("to");
    if (to == null || to.kind() == ConfigNode.Kind.NULL) {
      return;
    } else if (to.kind() != ConfigNode.Kind.LIST) {
      unclear = true;
      problems.add(to.mistyped("a list of names of steps"));
      return;
    }
    for (ConfigNode target : to.items()) {
      if (isStep(target) && known) {
        edge(from.text(), target);
      }
    }
  }

  private boolean isStep(ConfigNode node) {
    if (node.kind() != ConfigNode.Kind.TEXT) {
      unclear = true;
      problems.add(node.mistyped("the name of a step"));
      return false;
    } else if (!steps.containsKey(node.text())) {
      unclear = true;
      problems.unknown(node, "unknown-step", "step", node.text(), steps.keySet());
      return false;
    }
    return true;
  }

  private void edge(String from, ConfigNode target) {
    String to = target.text();
    StepDraft fed = steps.get(to);
    if (fed != null && fed.isGenerator()) {
      problems.error(
          target,
          "fed-generator",
          "\"" + to + "\" makes its own rows, so no step can feed it; \"" + from + "\" does");
      return;
    }
    Graph.Refusal refusal = graph.connect(from, to);
    if (refusal != null) {
      refused.add(to);
    }
    if (refusal == Graph.Refusal.DOUBLED) {
      problems.error(
          target, "doubled-edge", "\"" + from + "\" feeds \"" + to + "\" already; remove one");
    } else if (refusal == Graph.Refusal.CYCLE) {
      problems.error(
          target,
          "cycle",
          "this connection closes a cycle: "
              + String.join(" -> ", graph.path(to, from))
              + " -> "
              + to);
    } else if (refusal == Graph.Refusal.FED_TWICE) {
      problems.error(
          target,
          "two-predecessors",
          "\""
              + to
              + "\" is fed by \""
              + graph.predecessor(to)
              + "\" already; steps that combine the rows of two are not supported");
    }
  }

  private void fed(StepDraft step) {
    boolean wants = step.step() != null && !step.isGenerator();
    // A step that is only fed by a connection that was refused has had its message.
    if (wants
        && !unclear
        && graph.predecessor(step.name()) == null
        && !refused.contains(step.name())) {
      problems.error(
          step.entry(),
          "unfed-step",
          "no step feeds \""
              + step.name()
              + "\", and it makes no rows itself; add a connection to it");
    }
  }
}
