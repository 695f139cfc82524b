package dev.retort.pipeline;

import dev.retort.llm.Answers;
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
 * What the models of a run were asked, and what that cost. Where an LLM asks others, these are the
 * models, not the one that a step names. Immutable.
 *
 * @param models by name of model, in the order of the steps
 * @param costs null if no prices were given
 */
public record Spending(Map<String, Usage> models, @Nullable Costs costs) {
  /**
   * What one model was asked, over all steps.
   *
   * @param calls calls, repeated ones not included; of a model within another LLM the answers in
   *     which it had a part
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
   * @param steps by name of step, without what has no price; without those of which nothing has
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

  /**
   * Adds up.
   *
   * @param asked by step, what was asked of the models that its LLM asks in turn, by their names
   */
  static Spending of(
      Map<String, PipelineStep> steps,
      Map<String, Counts> counts,
      Map<String, Map<String, Answers.Sum>> asked,
      @Nullable Prices prices) {
    Map<String, Usage> models = new LinkedHashMap<>();
    counts.forEach(
        (name, count) -> {
          if (steps.get(name) instanceof TextGeneration text) {
            usages(text.llm(), count, asked.getOrDefault(name, Map.of()))
                .forEach((model, usage) -> models.merge(model, usage, Usage::sum));
          }
        });
    return new Spending(models, prices == null ? null : costs(steps, counts, asked, prices));
  }

  /** Of the LLM itself, or of those that it has asked. */
  private static Map<String, Usage> usages(LLM llm, Counts count, Map<String, Answers.Sum> asked) {
    if (llm.modelsAsked().equals(Set.of(llm.modelName())) && asked.isEmpty()) {
      return Map.of(llm.modelName(), usage(count));
    }
    Map<String, Usage> usages = new LinkedHashMap<>();
    asked.forEach((model, sum) -> usages.put(model, usage(sum)));
    return usages;
  }

  private static Costs costs(
      Map<String, PipelineStep> steps,
      Map<String, Counts> counts,
      Map<String, Map<String, Answers.Sum>> asked,
      Prices prices) {
    Set<String> withoutPrice = new TreeSet<>();
    Map<String, BigDecimal> byModel = new LinkedHashMap<>();
    Map<String, BigDecimal> byStep = new LinkedHashMap<>();
    counts.forEach(
        (name, count) -> {
          if (steps.get(name) instanceof TextGeneration text) {
            boolean inBatches = text.llm().useOfflineBatchGeneration();
            usages(text.llm(), count, asked.getOrDefault(name, Map.of()))
                .forEach(
                    (model, usage) -> {
                      BigDecimal cost = cost(prices, model, inBatches, usage);
                      if (cost == null) {
                        withoutPrice.add(model + (inBatches ? " in batches" : ""));
                      } else {
                        byStep.merge(name, cost, BigDecimal::add);
                        byModel.merge(model, cost, BigDecimal::add);
                      }
                    });
          } else if (count.inputTokens() + count.outputTokens() > 0) {
            withoutPrice.add("step " + name);
          }
        });
    BigDecimal total = byStep.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Costs(prices.date(), prices.currency(), total, byStep, byModel, withoutPrice);
  }

  private static @Nullable BigDecimal cost(
      Prices prices, String model, boolean inBatches, Usage usage) {
    return inBatches
        ? prices.batchCost(model, usage.inputTokens(), usage.outputTokens())
        : prices.cost(model, usage.inputTokens(), usage.cachedInputTokens(), usage.outputTokens());
  }

  private static Usage usage(Counts counts) {
    return new Usage(
        counts.calls(), counts.inputTokens(), counts.cachedInputTokens(), counts.outputTokens());
  }

  private static Usage usage(Answers.Sum sum) {
    return new Usage(sum.calls(), sum.inputTokens(), sum.cachedInputTokens(), sum.outputTokens());
  }
}
