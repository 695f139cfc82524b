package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  GenerateOutput generateAsync(String prompt) { //! error at prompt: the parameters of generateAsync must start with Input input[, int numGenerations] [retort:method-inputs]
    return new GenerateOutput("");
  }
  // endregion

  @Override
  public String modelName() {
    return "m";
  }
}
