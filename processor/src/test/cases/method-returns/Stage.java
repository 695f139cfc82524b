package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.util.concurrent.*;

/** A model. */
@LLMType
public class Stage extends AsyncLLM {
  CompletionStage<String> generateAsync(Input input) { //! error at generateAsync: generateAsync must return CompletionStage<GenerateOutput> or GenerateOutput, not CompletionStage<String> [retort:method-returns]
    return CompletableFuture.completedStage("");
  }

  @Override
  public String modelName() {
    return "m";
  }
}
