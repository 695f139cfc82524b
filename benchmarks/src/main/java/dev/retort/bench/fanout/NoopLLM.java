package dev.retort.bench.fanout;

import dev.retort.annotation.LLMType;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Answers before it returns, always the same: what is left is the engine's own work. */
@LLMType
public class NoopLLM extends AsyncLLM {
  private static final CompletionStage<GenerateOutput> ANSWER =
      CompletableFuture.completedFuture(
          GenerateOutput.of(List.of("ok"), GenerateOutput.Statistics.of(1, 1)));

  @Override
  public String modelName() {
    return "noop";
  }

  /** Answers at once. */
  CompletionStage<GenerateOutput> generateAsync(Input input) {
    return ANSWER;
  }
}
