package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Nothing extends AsyncLLM {
  void generateAsync(Input input) {} //! error at generateAsync: generateAsync must return CompletionStage<GenerateOutput> or GenerateOutput, not void [retort:method-returns]

  @Override
  public String modelName() {
    return "m";
  }
}
