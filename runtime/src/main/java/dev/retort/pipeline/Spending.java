package dev.retort.pipeline;

import dev.retort.llm.LLM;
import dev.retort.step.PipelineStep;
import dev.retort.step.TextGeneration;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the models of a run were asked, and what that cost. Immutable.
 *
 * @param models by name of model, in the order of the steps
 * @param costs null if no prices were given
 */
public record Spending(Map<String, Usage> models, @Nullable Costs costs) {
  /**
   * What one model was asked, over all steps.
   *
   * @param calls calls, repeated ones not included
   * @param inputTokens tokens read
   * @param cachedInputTokens those of them that the provider had in its cache, as far as it tells
   * @param outputTokens tokens written
   */
  public record Usage(long calls, long inputTokens, long cachedInputTokens, long outputTokens) {
    private static Usage sum(Usage a, Usage b) {
      return new Usage(
          a.calls + b.calls,
          a.inputTokens + b.inputTokens,
          a.cachedInputTokens + b.cachedInputTokens,
          a.outputTokens + b.outputTokens);
    }
  }

  /**
   * Money, to the last digit.
   *
   * @param date the day of the prices
   * @param currency code of the currency
   * @param total the sum of what has a price
   * @param steps by name of step; without those whose model has no price
   * @param models by name of model; without those that have no price
   * @param withoutPrice models that have none, {@code MODEL in batches} where it has none for
   *     offline batches, and {@code step NAME} for tokens of no known model: the total lacks them
   */
  public record Costs(
      LocalDate date,
      String currency,
      BigDecimal total,
      Map<String, BigDecimal> steps,
      Map<String, BigDecimal> models,
      Set<String> withoutPrice) {}

  static Spending of(
      Map<String, PipelineStep> steps, Map<String, Counts> counts, @Nullable Prices prices) {
    Map<String, Usage> models = new LinkedHashMap<>();
    counts.forEach(
        (name, count) -> {
          if (steps.get(name) instanceof TextGeneration text) {
            models.merge(text.llm().modelName(), usage(count), Usage::sum);
          }
        });
    return new Spending(models, prices == null ? null : costs(steps, counts, prices));
  }

  private static Costs costs(
      Map<String, PipelineStep> steps, Map<String, Counts> counts, Prices prices) {
    Set<String> withoutPrice = new TreeSet<>();
    Map<String, BigDecimal> byModel = new LinkedHashMap<>();
    Map<String, BigDecimal> byStep = new LinkedHashMap<>();
    counts.forEach(
        (name, count) -> {
          if (steps.get(name) instanceof TextGeneration text) {
            LLM llm = text.llm();
            BigDecimal cost = cost(prices, llm, count);
            if (cost == null) {
              withoutPrice.add(llm.modelName() + (inBatches(llm) ? " in batches" : ""));
            } else {
              byStep.put(name, cost);
              byModel.merge(llm.modelName(), cost, BigDecimal::add);
            }
          } else if (count.inputTokens() + count.outputTokens() > 0) {
            withoutPrice.add("step " + name);
          }
        });
    BigDecimal total = byStep.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Costs(prices.date(), prices.currency(), total, byStep, byModel, withoutPrice);
  }

  private static boolean inBatches(LLM llm) {
    return llm.useOfflineBatchGeneration();
  }

  private static @Nullable BigDecimal cost(Prices prices, LLM llm, Counts count) {
    return inBatches(llm)
        ? prices.batchCost(llm.modelName(), count.inputTokens(), count.outputTokens())
        : prices.cost(
            llm.modelName(), count.inputTokens(), count.cachedInputTokens(), count.outputTokens());
  }

  private static Usage usage(Counts counts) {
    return new Usage(
        counts.calls(), counts.inputTokens(), counts.cachedInputTokens(), counts.outputTokens());
  }
}
