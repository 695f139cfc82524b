package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Told extends AsyncLLM {
  @RuntimeParam(description = "How warm.") double heat;

  GenerateOutput generateAsync(Input input, @RuntimeParam(description = "How long.") int length) {
    return new GenerateOutput("");
  }

  @Override
  public String modelName() {
    return "m";
  }
}
