package dev.retort.pipeline;

import dev.retort.step.GeneratorStep;
import dev.retort.step.PipelineStep;
import dev.retort.step.Step;
import dev.retort.step.TextGeneration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts what a run would do. */
final class Planner {
  private final Graph graph;
  private final Map<String, PipelineStep> steps;

  Planner(Graph graph, Map<String, PipelineStep> steps) {
    this.graph = graph;
    this.steps = steps;
  }

  Plan plan() {
    List<Plan.StepPlan> plans = new ArrayList<>();
    Map<String, @Nullable Long> given = new HashMap<>();
    Long calls = 0L;
    for (String name : graph.inOrder()) {
      PipelineStep step = steps.get(name);
      if (step instanceof GeneratorStep generator) {
        Long rows = generator.size() < 0 ? null : (Long) generator.size();
        given.put(name, rows);
        plans.add(new Plan.StepPlan(name, rows, 0, rows == null ? null : (Long) 0L));
      } else if (step instanceof Step transform) {
        Long rows = given.get(String.valueOf(graph.predecessor(name)));
        Long own = transform.callsPerRow() == 0 ? (Long) 0L : times(rows, transform.callsPerRow());
        int generations = step instanceof TextGeneration text ? text.numGenerations() : 0;
        given.put(name, transform.rowsPerRow() < 0 ? null : times(rows, transform.rowsPerRow()));
        plans.add(new Plan.StepPlan(name, rows, generations, own));
        calls = calls == null || own == null ? null : (Long) (calls + own);
      }
    }
    return new Plan(List.copyOf(plans), calls);
  }

  private static @Nullable Long times(@Nullable Long rows, int factor) {
    return rows == null ? null : (Long) (rows * factor);
  }
}
