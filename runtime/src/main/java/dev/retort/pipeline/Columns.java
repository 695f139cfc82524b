package dev.retort.pipeline;

import dev.retort.config.ConfigNode;
import dev.retort.descriptor.SelfDescribed;
import dev.retort.descriptor.Suggest;
import dev.retort.step.GeneratorStep;
import dev.retort.step.PipelineStep;
import dev.retort.step.Step;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows the columns through the graph: each that is read must be written, and written once. */
final class Columns {
  private final Problems problems;
  private final Map<String, StepDraft> steps;
  private final Graph graph;

  /** The columns that leave a step; a step is missing where they are not known. */
  private final Map<String, List<String>> leaving = new HashMap<>();

  Columns(Problems problems, Map<String, StepDraft> steps, Graph graph) {
    this.problems = problems;
    this.steps = steps;
    this.graph = graph;
  }

  void check() {
    for (String name : graph.inOrder()) {
      StepDraft draft = steps.get(name);
      if (draft != null && draft.isWhole()) {
        check(draft);
      }
    }
  }

  private void check(StepDraft draft) {
    PipelineStep step = draft.step();
    if (step instanceof SelfDescribed) {
      return; // Which columns it reads and writes is said by code that is not loaded.
    } else if (step instanceof GeneratorStep generator) {
      if (generator.knowsOutputs()) {
        outputs(draft, generator, List.of());
        leaving.put(draft.name(), mapped(generator));
      }
    } else if (step instanceof Step transform) {
      String from = graph.predecessor(draft.name());
      List<String> arriving = from == null ? null : leaving.get(from);
      inputMappings(draft, transform);
      outputs(draft, transform, arriving == null ? List.of() : arriving);
      if (arriving != null) {
        inputs(draft, transform, arriving);
        leaving.put(draft.name(), transform.leaving(arriving));
      }
    }
  }

  private static List<String> mapped(PipelineStep step) {
    return step.outputs().stream()
        .map(name -> step.outputMappings().getOrDefault(name, name))
        .toList();
  }

  private void inputMappings(StepDraft draft, Step step) {
    for (String name : step.inputMappings().keySet()) {
      if (!step.inputs().contains(name)) {
        problems.keyError(
            entry(draft, "input_mappings", name),
            "unknown-column",
            "step \""
                + draft.name()
                + "\" reads no column \""
                + name
                + "\""
                + Problems.suggestion(near(name, step.inputs()), step.inputs()));
      }
    }
  }

  private void inputs(StepDraft draft, Step step, List<String> arriving) {
    Set<String> wanted = new LinkedHashSet<>(step.inputs());
    for (String name : wanted) {
      String column = step.inputMappings().getOrDefault(name, name);
      if (!arriving.contains(column)) {
        problems.error(
            reader(draft, step, name),
            "unknown-column",
            "no step before \""
                + draft.name()
                + "\" writes the column \""
                + column
                + "\""
                + Problems.suggestion(near(column, arriving), arriving));
      }
    }
  }

  private void outputs(StepDraft draft, PipelineStep step, List<String> present) {
    for (String name : step.outputMappings().keySet()) {
      if (!step.outputs().contains(name)) {
        problems.keyError(
            entry(draft, "output_mappings", name),
            "unknown-column",
            "step \""
                + draft.name()
                + "\" writes no column \""
                + name
                + "\""
                + Problems.suggestion(near(name, step.outputs()), step.outputs()));
      }
    }
    Map<String, String> written = new LinkedHashMap<>();
    for (String name : step.outputs()) {
      String column = step.outputMappings().getOrDefault(name, name);
      String other = written.put(column, name);
      if (other != null) {
        problems.error(
            writer(draft, step, name, other),
            "taken-column",
            "step \""
                + draft.name()
                + "\" would write both \""
                + other
                + "\" and \""
                + name
                + "\" to the column \""
                + column
                + "\"");
      } else if (isOverwritten(step, name, column, present)) {
        problems.error(
            writer(draft, step, name, name),
            "taken-column",
            "step \""
                + draft.name()
                + "\" writes the column \""
                + column
                + "\", which is there already; rename it: output_mappings: {"
                + name
                + ": another_name}");
      }
    }
  }

  private static boolean isOverwritten(
      PipelineStep step, String name, String column, List<String> present) {
    // A column that the step reads under this very name is its own to change.
    boolean changes =
        step instanceof Step transform
            && transform.inputs().contains(name)
            && transform.inputMappings().getOrDefault(name, name).equals(column);
    return present.contains(column) && !changes;
  }

  /** Where the file says that a step reads a column: a mapping, a list of columns, or the step. */
  private static ConfigNode reader(StepDraft draft, Step step, String name) {
    if (step.inputMappings().containsKey(name)) {
      return entry(draft, "input_mappings", name);
    }
    ConfigNode columns = draft.config().get("columns");
    if (columns != null) {
      for (ConfigNode item : columns.items()) {
        if (item.text().equals(name)) {
          return item;
        }
      }
      return columns;
    }
    return draft.entry();
  }

  private static ConfigNode writer(
      StepDraft draft, PipelineStep step, String name, String otherwise) {
    for (String each : List.of(name, otherwise)) {
      if (step.outputMappings().containsKey(each)) {
        return entry(draft, "output_mappings", each);
      }
    }
    return draft.entry();
  }

  private static ConfigNode entry(StepDraft draft, String mappings, String name) {
    ConfigNode mapping = draft.config().get(mappings);
    ConfigNode value = mapping == null ? null : mapping.get(name);
    return value == null ? draft.entry() : value;
  }

  private static @Nullable String near(String name, List<String> known) {
    return Suggest.nearest(name, known).orElse(null);
  }
}
