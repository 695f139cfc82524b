package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Suppressed extends AsyncLLM {
  /** What it is. */
  @SuppressWarnings("retort:identity-undecided")
  @RuntimeParam boolean verbose;

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
