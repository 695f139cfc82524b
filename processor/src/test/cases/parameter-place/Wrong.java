package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  void warm(@RuntimeParam double heat) {} //! error at @RuntimeParam: @RuntimeParam is for parameters of the operative method; warm is none [retort:parameter-place]
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
