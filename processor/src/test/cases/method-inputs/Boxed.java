package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Boxed extends AsyncLLM {
  GenerateOutput generateAsync(Input input, Integer numGenerations) { //! error at numGenerations: the parameters of generateAsync must start with Input input[, int numGenerations] [retort:method-inputs]
    return new GenerateOutput("");
  }

  @Override
  public String modelName() {
    return "m";
  }
}
