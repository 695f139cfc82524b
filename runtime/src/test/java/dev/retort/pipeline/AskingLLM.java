package dev.retort.pipeline;

import dev.retort.annotation.LLMType;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.ModelUse;
import dev.retort.llm.GenerateOutput.Statistics;
import dev.retort.llm.Input;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Says that it has asked another model. */
@LLMType
public class AskingLLM extends AsyncLLM {
  /** For the generated builder. */
  protected AskingLLM() {}

  @Override
  public String modelName() {
    return "outer";
  }

  /** Answers. */
  CompletionStage<GenerateOutput> generateAsync(Input input, int numGenerations) {
    return CompletableFuture.completedFuture(
        GenerateOutput.of(
            Collections.nCopies(numGenerations, "said"),
            new Statistics(
                List.of(3), List.of(5), List.of(), List.of(new ModelUse("inner", true, 3, 5, 0)))));
  }
}
