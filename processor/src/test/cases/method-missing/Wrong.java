package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

// region wrong
/** A model. */
@LLMType
public class Wrong extends AsyncLLM { //! error at Wrong: Wrong has no operative method; add CompletionStage<GenerateOutput> generateAsync(Input input, int numGenerations) [retort:method-missing]
  // endregion
  @Override
  public String modelName() {
    return "m";
  }
}
