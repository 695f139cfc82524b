package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

// region wrong
/** A model. */
@LLMType
@StepType //! error at @StepType: Wrong is declared as an LLM and as a step; keep one of @LLMType and @StepType [retort:both-types]
public class Wrong extends AsyncLLM {
  // endregion
  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
