package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Turned extends AsyncLLM {
  GenerateOutput generateAsync(int numGenerations, Input input) { //! error at numGenerations: the parameters of generateAsync must start with Input input[, int numGenerations] [retort:method-inputs]
    return new GenerateOutput("");
  }

  @Override
  public String modelName() {
    return "m";
  }
}
