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
    return new Plan.StepPlan(name, rows, text.numGenerations(), calls, asked(text, forecast, rows));
  }

  private Plan.Asked asked(TextGeneration text, @Nullable Forecast forecast, @Nullable Long rows) {
    LLM llm = text.llm();
    List<Forecast.Share> shares = null;
    if (forecast != null) {
      shares = forecast.shares();
    } else if (rows != null) {
      shares = new Forecast(llm, text.numGenerations(), known, 0).sharesOf(rows);
    }
    return new Plan.Asked(
        llm.modelName(),
        forecast == null ? null : (Long) forecast.answered(),
        shares == null || forecast == null ? null : input(shares),
        shares == null ? null : output(shares),
        shares == null || forecast == null ? null : cost(llm, shares));
  }

  private static Plan.Range input(List<Forecast.Share> shares) {
    return new Plan.Range(
        shares.stream().mapToLong(Forecast.Share::inputAtLeast).sum(),
        shares.stream().mapToLong(Forecast.Share::inputAtMost).sum());
  }

  private static Plan.Range output(List<Forecast.Share> shares) {
    Long most = 0L;
    for (Forecast.Share each : shares) {
      Long more = each.outputAtMost();
      most = most == null || more == null ? null : (Long) (most + more);
    }
    return new Plan.Range(shares.stream().mapToLong(Forecast.Share::outputAtLeast).sum(), most);
  }

  /** Null if a model that may be asked has no price. */
  private Plan.@Nullable Cost cost(LLM llm, List<Forecast.Share> shares) {
    Plan.Cost sum = Plan.Cost.NONE;
    for (Forecast.Share each : shares) {
      Plan.Cost cost = cost(llm, each);
      if (cost == null) {
        return null;
      }
      sum = sum.plus(cost);
    }
    return sum;
  }

  private Plan.@Nullable Cost cost(LLM llm, Forecast.Share share) {
    BigDecimal low = price(llm, share.model(), share.inputAtLeast(), share.outputAtLeast());
    Long written = share.outputAtMost();
    return low == null
        ? null
        : new Plan.Cost(
            low, written == null ? null : price(llm, share.model(), share.inputAtMost(), written));
  }

  private @Nullable BigDecimal price(LLM llm, String model, long input, long output) {
    if (prices == null) {
      return null;
    }
    return llm.useOfflineBatchGeneration()
        ? prices.batchCost(model, input, output)
        : prices.cost(model, input, 0, output);
  }

  private static @Nullable Long times(@Nullable Long rows, int factor) {
    return rows == null ? null : (Long) (rows * factor);
  }
}
