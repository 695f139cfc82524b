package dev.retort.pipeline;

import dev.retort.llm.Forecast;
import dev.retort.llm.Input;
import dev.retort.llm.KnownAnswers;
import dev.retort.llm.LLM;
import dev.retort.step.GeneratorStep;
import dev.retort.step.KeepColumns;
import dev.retort.step.LoadDataFromDicts;
import dev.retort.step.LoadDataFromFile;
import dev.retort.step.PipelineStep;
import dev.retort.step.Row;
import dev.retort.step.Step;
import dev.retort.step.TextGeneration;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts what a run would do. Once. */
final class Planner {
  private final Graph graph;
  private final Map<String, PipelineStep> steps;
  private final KnownAnswers known;
  private final @Nullable Prices prices;
  private final Map<String, Forecast> forecasts = new LinkedHashMap<>();
  private final Map<String, @Nullable Long> given = new HashMap<>();

  /**
   * Nothing counted yet.
   *
   * @param known answers that need no call
   * @param prices null if costs are not asked for
   */
  Planner(
      Graph graph, Map<String, PipelineStep> steps, KnownAnswers known, @Nullable Prices prices) {
    this.graph = graph;
    this.steps = steps;
    this.known = known;
    this.prices = prices;
  }

  Plan plan() throws Exception {
    Map<String, Integer> twins = StepAnswers.twins(steps);
    List<Plan.StepPlan> plans = new ArrayList<>();
    Long calls = 0L;
    Plan.Cost cost = prices == null ? null : Plan.Cost.NONE;
    for (String name : graph.inOrder()) {
      PipelineStep step = steps.get(name);
      if (step instanceof GeneratorStep generator) {
        Long rows = rows(name, generator, twins);
        given.put(name, rows);
        plans.add(new Plan.StepPlan(name, rows, 0, rows == null ? null : (Long) 0L, null));
      } else if (step instanceof Step transform) {
        Plan.StepPlan plan = plan(name, transform);
        plans.add(plan);
        calls = calls == null || plan.calls() == null ? null : (Long) (calls + plan.calls());
        cost = cost == null || plan.asked() == null ? cost : plus(cost, plan.asked().cost());
      }
    }
    return new Plan(List.copyOf(plans), calls, known.size(), cost);
  }

  private static Plan.@Nullable Cost plus(Plan.Cost sum, Plan.@Nullable Cost more) {
    return more == null ? null : sum.plus(more);
  }

  /**
   * Counts the rows that a root makes; where they are known, so are the prompts of who reads them.
   */
  private @Nullable Long rows(String name, GeneratorStep generator, Map<String, Integer> twins)
      throws Exception {
    // Others may do anything while they make rows, and need not give the same twice.
    boolean isKnown =
        generator instanceof LoadDataFromDicts || generator instanceof LoadDataFromFile;
    if (isKnown && hasReader(name)) {
      forecast(name, twins);
      try (Stream<Row> rows = generator.mappedRows()) {
        long count = 0;
        for (Iterator<Row> each = rows.iterator(); each.hasNext(); count++) {
          pass(name, each.next());
        }
        return count;
      }
    }
    return generator.size() < 0 ? null : (Long) generator.size();
  }

  private boolean hasReader(String name) {
    return graph.successors(name).stream()
        .anyMatch(
            next ->
                steps.get(next) instanceof TextGeneration
                    || (steps.get(next) instanceof KeepColumns && hasReader(next)));
  }

  private void forecast(String name, Map<String, Integer> twins) {
    for (String next : graph.successors(name)) {
      if (steps.get(next) instanceof TextGeneration text) {
        int twin = Objects.requireNonNull(twins.get(next), next);
        forecasts.put(next, new Forecast(text.llm(), text.numGenerations(), known, twin));
      } else if (steps.get(next) instanceof KeepColumns) {
        forecast(next, twins);
      }
    }
  }

  private void pass(String name, Row row) throws Exception {
    for (String next : graph.successors(name)) {
      Forecast forecast = forecasts.get(next);
      if (forecast != null && steps.get(next) instanceof TextGeneration text) {
        Input input = text.inputFor(row);
        if (input != null) {
          forecast.add(input);
        }
      } else if (steps.get(next) instanceof KeepColumns keep) {
        List<Row> kept = new ArrayList<>();
        keep.run(List.of(row).iterator(), kept::addAll);
        for (Row each : kept) {
          pass(next, each);
        }
      }
    }
  }

  private Plan.StepPlan plan(String name, Step step) {
    Long rows = given.get(String.valueOf(graph.predecessor(name)));
    given.put(name, step.rowsPerRow() < 0 ? null : times(rows, step.rowsPerRow()));
    Long calls = step.callsPerRow() == 0 ? (Long) 0L : times(rows, step.callsPerRow());
    if (!(step instanceof TextGeneration text)) {
      return new Plan.StepPlan(name, rows, 0, calls, null);
    }
    Forecast forecast = forecasts.get(name);
    if (forecast != null) {
      // Of rows without a prompt nothing is asked.
      calls = forecast.calls() + forecast.answered();
    }
    Long generations =
        forecast == null ? times(rows, text.numGenerations()) : (Long) forecast.generations();
    return new Plan.StepPlan(
        name, rows, text.numGenerations(), calls, asked(text, forecast, generations));
  }

  private Plan.Asked asked(
      TextGeneration text, @Nullable Forecast forecast, @Nullable Long generations) {
    LLM llm = text.llm();
    int bound =
        forecast == null
            ? new Forecast(llm, text.numGenerations(), known, 0).bound()
            : forecast.bound();
    Plan.Range input =
        forecast == null ? null : new Plan.Range(forecast.inputAtLeast(), forecast.inputAtMost());
    Plan.Range output =
        generations == null
            ? null
            : new Plan.Range(
                generations, bound < 0 && generations > 0 ? null : times(generations, bound));
    return new Plan.Asked(
        llm.modelName(),
        forecast == null ? null : (Long) forecast.answered(),
        input,
        output,
        input == null || output == null ? null : cost(llm, input, output));
  }

  private Plan.@Nullable Cost cost(LLM llm, Plan.Range input, Plan.Range output) {
    BigDecimal low = price(llm, input.low(), output.low());
    Long most = input.high();
    Long written = output.high();
    return low == null
        ? null
        : new Plan.Cost(low, most == null || written == null ? null : price(llm, most, written));
  }

  private @Nullable BigDecimal price(LLM llm, long input, long output) {
    if (prices == null) {
      return null;
    }
    return llm.useOfflineBatchGeneration()
        ? prices.batchCost(llm.modelName(), input, output)
        : prices.cost(llm.modelName(), input, 0, output);
  }

  private static @Nullable Long times(@Nullable Long rows, int factor) {
    return rows == null ? null : (Long) (rows * factor);
  }
}
