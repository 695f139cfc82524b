package com.acme.steps;

import dev.retort.annotation.Attribute;
import dev.retort.annotation.LLMType;
import dev.retort.annotation.RuntimeParam;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Statistics;
import dev.retort.llm.Input;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** A model that answers from other threads, in any order, and tells what it has used. */
@LLMType
public class MeteredLLM extends AsyncLLM {
  private static final Executor SOON = CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS);

  /** Name of the model. */
  @Attribute(defaultValue = "metered-1")
  String model;

  /** How many tokens a generation has at least; the rest up to the bound is left to chance. */
  @RuntimeParam(defaultValue = "1")
  int least;

  @Override
  public String modelName() {
    return model;
  }

  /**
   * Answers one conversation.
   *
   * @param maxNewTokens upper bound on the tokens of one generation
   */
  CompletionStage<GenerateOutput> generateAsync(
      Input input, int numGenerations, @RuntimeParam(defaultValue = "20") int maxNewTokens) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    int read = input.messages().get(0).text().length();
    int written = numGenerations * random.nextInt(least, maxNewTokens + 1);
    GenerateOutput answer =
        GenerateOutput.of(
            Collections.nCopies(numGenerations, "said"),
            new Statistics(List.of(read), List.of(written), List.of(read / 2)));
    return random.nextBoolean()
        ? CompletableFuture.completedFuture(answer)
        : CompletableFuture.supplyAsync(() -> answer, SOON);
  }
}
