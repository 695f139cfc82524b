package dev.retort.pipeline;

import dev.retort.config.ConfigNode;
import dev.retort.step.LoadDataFromDicts;
import dev.retort.step.StructuredGeneration;
import dev.retort.structured.Finding;
import dev.retort.structured.InvalidSchemaException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds rows that stand in a file and hold a form that is none. They are warnings: such a row fails
 * alone.
 */
final class RowForms {
  private static final String COLUMN = "structured_output";

  private final Problems problems;
  private final Map<String, StepDraft> steps;
  private final Graph graph;

  RowForms(Problems problems, Map<String, StepDraft> steps, Graph graph) {
    this.problems = problems;
    this.steps = steps;
    this.graph = graph;
  }

  /** Looks at the rows that go straight to a step that reads their form. */
  void check() {
    steps.forEach(
        (name, draft) -> {
          String from =
              draft.step() instanceof StructuredGeneration ? graph.predecessor(name) : null;
          StepDraft loader = from == null ? null : steps.get(from);
          if (loader != null
              && loader.step() instanceof LoadDataFromDicts data
              && draft.step() instanceof StructuredGeneration step) {
            String column = step.inputMappings().getOrDefault(COLUMN, COLUMN);
            named(column, data.outputMappings())
                .forEach(each -> rows(loader.config().get("data"), each));
          }
        });
  }

  /** What the rows may call a column. The step itself is not asked: its rows may be missing. */
  private static List<String> named(String column, Map<String, String> mappings) {
    List<String> names = new ArrayList<>();
    if (!mappings.containsKey(column)) {
      names.add(column);
    }
    mappings.forEach(
        (from, to) -> {
          if (to.equals(column)) {
            names.add(from);
          }
        });
    return names;
  }

  private void rows(@Nullable ConfigNode data, String column) {
    if (data == null || data.kind() != ConfigNode.Kind.LIST) {
      return;
    }
    for (ConfigNode row : data.items()) {
      ConfigNode form = row.kind() == ConfigNode.Kind.MAPPING ? row.get(column) : null;
      if (form != null) {
        form(form);
      }
    }
  }

  private void form(ConfigNode node) {
    Object value = node.toJava();
    if (value == null) {
      return;
    }
    try {
      StructuredGeneration.form(value);
    } catch (InvalidSchemaException e) {
      ConfigNode schema = node.kind() == ConfigNode.Kind.MAPPING ? node.get("schema") : null;
      for (Finding each : e.problems()) {
        ConfigNode place = schema == null ? node : FormChecks.at(schema, each.pointer());
        warn(place, "the JSON Schema is no good: " + each.line());
      }
    } catch (IllegalArgumentException e) {
      warn(node, String.valueOf(e.getMessage()));
    }
  }

  private void warn(ConfigNode place, String message) {
    problems.valueWarning(place, FormChecks.ID, "the row will fail: " + message);
  }
}
