package dev.retort.pipeline;

import dev.retort.step.GeneratorStep;
import dev.retort.step.PipelineStep;
import dev.retort.step.Step;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks at the stages of a run. Safe for any thread. */
final class StagesProgress implements RunProgress {
  private final Graph graph;
  private final Map<String, PipelineStep> steps;
  private final Map<String, Stage> stages;
  private final @Nullable Prices prices;
  private final Supplier<@Nullable String> stopping;

  StagesProgress(
      Graph graph,
      Map<String, PipelineStep> steps,
      Map<String, Stage> stages,
      @Nullable Prices prices,
      Supplier<@Nullable String> stopping) {
    this.graph = graph;
    this.steps = steps;
    this.stages = stages;
    this.prices = prices;
    this.stopping = stopping;
  }

  @Override
  public @Nullable String stopping() {
    return stopping.get();
  }

  @Override
  public Map<String, StepProgress> steps() {
    Map<String, StepProgress> all = new LinkedHashMap<>();
    stages.forEach((name, stage) -> all.put(name, stage.progress()));
    return all;
  }

  @Override
  public Spending spending() {
    Map<String, Counts> counts = new LinkedHashMap<>();
    stages.forEach((name, stage) -> counts.put(name, stage.counts()));
    return Spending.of(steps, counts, Stage.models(stages), prices);
  }

  @Override
  public Map<String, Long> countRows() throws Exception {
    Map<String, Long> given = new LinkedHashMap<>();
    for (String name : graph.inOrder()) {
      long rows = -1;
      if (steps.get(name) instanceof GeneratorStep generator) {
        rows = generator.size();
      } else if (steps.get(name) instanceof Step step) {
        Long reach = given.get(String.valueOf(graph.predecessor(name)));
        rows = reach == null || step.rowsPerRow() < 0 ? -1 : reach * step.rowsPerRow();
      }
      if (rows >= 0) {
        given.put(name, rows);
      }
    }
    return given;
  }
}
