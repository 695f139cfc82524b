package dev.retort.pipeline;

import dev.retort.annotation.Attribute;
import dev.retort.annotation.LLMType;
import dev.retort.annotation.RuntimeParam;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerateOutput.Statistics;
import dev.retort.llm.GenerationException;
import dev.retort.llm.Input;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Says who it is, or fails. */
@LLMType
@SuppressWarnings("NullAway.Init")
public class StubLLM extends AsyncLLM {
  /** Name of the model. */
  @Attribute String model;

  /** Whether it fails. */
  @Attribute(defaultValue = "false")
  boolean fails;

  /** For the generated builder. */
  protected StubLLM() {}

  @Override
  public String modelName() {
    return model;
  }

  /**
   * Answers.
   *
   * @param temperature some kwarg
   */
  CompletionStage<GenerateOutput> generateAsync(
      Input input, int numGenerations, @RuntimeParam(defaultValue = "1.0") double temperature) {
    return fails
        ? CompletableFuture.failedFuture(
            new GenerationException(Failure.of(Kind.SERVER, "no luck"), null))
        : CompletableFuture.completedFuture(
            GenerateOutput.of(
                Collections.nCopies(numGenerations, model + " at " + temperature),
                Statistics.of(3, 1)));
  }
}
