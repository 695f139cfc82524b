package dev.retort.compose;

import dev.retort.annotation.LLMType;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerateOutput.Statistics;
import dev.retort.llm.Input;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A provider that gives one generation a call: it answers the first, fails at the second, which is
 * sent again, and then has nothing left to give.
 */
@LLMType
public class PoorLLM extends AsyncLLM {
  private final AtomicInteger made = new AtomicInteger();

  /** For the generated builder. */
  protected PoorLLM() {}

  @Override
  public String modelName() {
    return "poor";
  }

  /** Answers once. */
  CompletionStage<GenerateOutput> generateAsync(Input input) {
    return switch (made.incrementAndGet()) {
      case 1 ->
          CompletableFuture.completedFuture(
              GenerateOutput.of(List.of("poor"), Statistics.of(10, 3)));
      case 2 -> PlayedLLM.failed(Kind.SERVER);
      default -> PlayedLLM.failed(Kind.QUOTA);
    };
  }
}
