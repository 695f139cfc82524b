package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.util.concurrent.*;

/** A model. */
@LLMType
public class Right extends AsyncLLM {
  // region right
  CompletionStage<GenerateOutput> generateAsync(Input input) {
    return CompletableFuture.failedStage(new java.io.IOException());
  }
  // endregion

  @Override
  public String modelName() {
    return "m";
  }
}
