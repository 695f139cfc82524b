package dev.retort.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.llm.Allowance;
import dev.retort.llm.BudgetException;
import dev.retort.llm.ChatMessage;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerateOutput.Statistics;
import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * LLMs that ask others, whose generations are bounded: no budget is passed, not even by the first
 * list, of whose size nothing was learnt.
 */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class ComposedBudgetTest {
  private static final int MOST = 20;
  private static final int STEP = 97;
  private static final List<Input> INPUTS = Collections.nCopies(5, Input.of("Why is it so?"));

  private final AtomicLong served = new AtomicLong();

  /** Reads a token a byte, and writes as much as it may. */
  private PlayedLLM bounded(String model) {
    PlayedLLM llm =
        PlayedLLMBuilder.create()
            .model(model)
            .maxRetries(0)
            .generationKwargs(k -> k.maxNewTokens(MOST))
            .build();
    llm.play =
        (input, n) ->
            CompletableFuture.completedFuture(
                GenerateOutput.of(Collections.nCopies(n, "word ".repeat(MOST)), serve(input, n)));
    return llm;
  }

  /** Is paid for answers that nobody can read. */
  private PlayedLLM failing(String model) {
    PlayedLLM llm = bounded(model);
    llm.play =
        (input, n) ->
            CompletableFuture.completedFuture(
                new GenerateOutput(
                    Collections.nCopies(n, null),
                    serve(input, n),
                    null,
                    Failure.of(Kind.MALFORMED, "noise")));
    return llm;
  }

  private Statistics serve(Input input, int generations) {
    int read = input.messages().stream().map(ChatMessage::text).mapToInt(String::length).sum();
    int written = generations * MOST;
    served.addAndGet(read + written);
    return Statistics.of(read, written);
  }

  /** Asks with a budget; how many inputs were answered by then. */
  private int answered(LLM llm, long budget) {
    served.set(0);
    Allowance allowance = new Allowance(BigDecimal.valueOf(budget), "tokens", BigDecimal.ZERO);
    llm.spendFrom(allowance.spender((read, cached, written) -> BigDecimal.valueOf(read + written)));
    int answered;
    try {
      answered = llm.generateOutputs(INPUTS, 2).size();
    } catch (BudgetException e) {
      answered = e.answered().size();
    }
    assertThat(allowance.used()).isEqualByComparingTo(BigDecimal.valueOf(served.get()));
    return answered;
  }

  private void noBudgetIsPassedBy(LLM llm) {
    int most = 0;
    for (long budget = 0; most < INPUTS.size(); budget += STEP) {
      most = Math.max(most, answered(llm, budget));
      assertThat(served.get()).as("served with %d", budget).isLessThanOrEqualTo(budget);
    }
  }

  @Test
  void aMixtureOfSeveralRoundsPassesNoBudget() {
    noBudgetIsPassedBy(
        MixtureOfAgentsLLMBuilder.create()
            .aggregatorLlm(bounded("agg"))
            .proposersLlms(List.of(bounded("one"), bounded("two")))
            .rounds(2)
            .build());
  }

  @Test
  void aFallbackWhoseFirstIsPaidForNothingPassesNoBudget() {
    noBudgetIsPassedBy(
        FallbackLLMBuilder.create().llms(List.of(failing("first"), bounded("second"))).build());
  }

  @Test
  void aMixtureOfMixturesAndFallbacksPassesNoBudget() {
    noBudgetIsPassedBy(
        MixtureOfAgentsLLMBuilder.create()
            .aggregatorLlm(
                FallbackLLMBuilder.create()
                    .llms(List.of(failing("first"), bounded("second")))
                    .build())
            .proposersLlms(
                List.of(
                    MixtureOfAgentsLLMBuilder.create()
                        .aggregatorLlm(bounded("inner"))
                        .proposersLlms(List.of(bounded("one")))
                        .build()))
            .build());
  }
}
