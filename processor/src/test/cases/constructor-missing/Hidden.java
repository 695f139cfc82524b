package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Hidden extends AsyncLLM { //! error at Hidden: Hidden has no constructor without parameters that generated code can call; add one that is package-private or wider [retort:constructor-missing]
  private Hidden() {}

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
