package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.util.concurrent.*;

/** Says what it throws, nothing of which is checked. */
@LLMType
public class Unchecked extends AsyncLLM {
  @Override public String modelName() { return "m"; }

  CompletionStage<GenerateOutput> generateAsync(Input input)
      throws IllegalStateException, StackOverflowError {
    return new CompletableFuture<>();
  }
}
