package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  <T> GenerateOutput generateAsync(Input input) { //! error at generateAsync: generateAsync has type parameters of its own; kwargs need types that are known: write them out [retort:method-generic]
    return new GenerateOutput("");
  }
  // endregion

  @Override
  public String modelName() {
    return "m";
  }
}
