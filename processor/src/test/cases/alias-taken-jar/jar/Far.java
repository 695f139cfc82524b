package com.far;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Far extends AsyncLLM {
  /** What it is. */
  @Attribute(aliases = {"model_id", "engine"}) String model;

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
