package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Made extends AsyncLLM {
  Made() {}

  Made(@RuntimeParam double heat) {} //! error at @RuntimeParam: @RuntimeParam is for parameters of the operative method; a constructor is none [retort:parameter-place]

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
