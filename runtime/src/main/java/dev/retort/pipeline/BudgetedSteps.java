package dev.retort.pipeline;

import dev.retort.llm.Allowance;
import dev.retort.llm.Answers;
import dev.retort.llm.KnownAnswers;
import dev.retort.llm.LLM;
import dev.retort.step.PipelineStep;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Has the LLMs of all steps spend from one budget. What an LLM within an LLM spends counts as far
 * as the outer one tells it.
 */
final class BudgetedSteps {
  private static final String UNPRICED = "budget-unpriced";
  private static final String OFFLINE = "budget-of-batches";

  private final Budget budget;
  private final @Nullable Prices prices;
  private final Set<LLM> llms = new LinkedHashSet<>();

  /**
   * Nobody is told yet.
   *
   * @throws dev.retort.config.ConfigException if the budget is money and a price is missing, or a
   *     step uses offline batches, which are paid for as a whole
   */
  BudgetedSteps(Budget budget, @Nullable Prices prices, Collection<PipelineStep> steps) {
    this.budget = budget;
    this.prices = prices;
    steps.forEach(step -> llms.addAll(StepAnswers.llms(step)));
    llms.forEach(BudgetedSteps::refuseOffline);
    if (budget.currency() != null) {
      check(budget.currency());
    }
  }

  private static void refuseOffline(LLM llm) {
    if (llm.useOfflineBatchGeneration()) {
      throw Budget.refused(
          OFFLINE,
          "a budget cannot stop an offline batch, which is paid for as a whole, and "
              + llm.getClass().getSimpleName()
              + " uses them; run it without a budget (the plan tells what it may cost), or set"
              + " use_offline_batch_generation to false");
    }
  }

  private void check(String currency) {
    if (prices == null) {
      throw Budget.refused(
          UNPRICED,
          "a budget in "
              + currency
              + " needs to know what models cost: give a file of prices with --prices");
    }
    if (!prices.currency().equals(currency)) {
      throw Budget.refused(
          UNPRICED,
          "the budget is in "
              + currency
              + " and the prices are in "
              + prices.currency()
              + "; give both in one currency");
    }
    llms.forEach(llm -> llm.modelsAsked().forEach(model -> priced(model, "of the pipeline")));
  }

  private void priced(String model, String where) {
    if (prices != null && !prices.has(model)) {
      throw Budget.refused(
          UNPRICED,
          "the model \""
              + model
              + "\" "
              + where
              + " has no price, so what it costs cannot be held against the budget; write its price"
              + " into the file of --prices");
    }
  }

  /**
   * Lets the LLMs spend what is left.
   *
   * @param journal the folder of answers that were paid for from this budget; null for none
   */
  Allowance begin(@Nullable Path journal) throws IOException {
    BigDecimal told = BigDecimal.ZERO;
    BigDecimal thought = BigDecimal.ZERO;
    if (journal != null) {
      KnownAnswers.Paid paid = KnownAnswers.paid(journal);
      told = cost(paid.told());
      thought = cost(paid.thought());
    }
    Allowance allowance = new Allowance(budget.limit(), budget.unit(), told, thought);
    for (LLM llm : llms) {
      llm.spendFrom(allowance.spender(new Amounts(llm.modelsAsked())));
    }
    return allowance;
  }

  private BigDecimal cost(Map<String, Answers.Sum> paid) {
    BigDecimal all = BigDecimal.ZERO;
    for (Map.Entry<String, Answers.Sum> each : paid.entrySet()) {
      all = all.add(cost(each.getKey(), each.getValue()));
    }
    return all;
  }

  private BigDecimal cost(String model, Answers.Sum paid) {
    if (budget.currency() == null || !model.isEmpty()) {
      if (budget.currency() != null) {
        priced(model, "of earlier answers in the output folder");
      }
      return amount(model, paid.inputTokens(), paid.cachedInputTokens(), paid.outputTokens());
    }
    // Who gave it is not written down: no model of the pipeline would have cost more.
    return llms.stream()
        .flatMap(llm -> llm.modelsAsked().stream())
        .map(each -> amount(each, paid.inputTokens(), 0, paid.outputTokens()))
        .reduce(BigDecimal.ZERO, BigDecimal::max);
  }

  private BigDecimal amount(String model, long input, long cached, long output) {
    BigDecimal money =
        budget.currency() == null || prices == null
            ? null
            : prices.cost(model, input, cached, output);
    return money == null ? BigDecimal.valueOf(input + output) : money;
  }

  /** What an LLM spends that asks one of some models, or all of them. */
  private final class Amounts implements Allowance.Measure {
    private final Set<String> models;

    Amounts(Set<String> models) {
      this.models = models;
    }

    /** At the price of the dearest: who will be asked is not known beforehand. */
    @Override
    public BigDecimal of(long input, long cached, long output) {
      return models.stream()
          .map(model -> amount(model, input, cached, output))
          .reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    @Override
    public BigDecimal ofModel(String model, long input, long cached, long output) {
      return models.contains(model)
          ? amount(model, input, cached, output)
          : of(input, cached, output);
    }
  }
}
