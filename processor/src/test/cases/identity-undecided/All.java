package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
@SuppressWarnings({"unused", "retort"})
public class All extends AsyncLLM {
  /** What it is. */
  @RuntimeParam boolean verbose;

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
