package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Async extends LLM {
  GenerateOutput generateAsync(Input input) { //! error at generateAsync: an LLM answers through generate; generateAsync is the operative method of an AsyncLLM [retort:method-name]
    return new GenerateOutput("");
  }

  @Override
  public String modelName() {
    return "m";
  }
}
