package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Decided extends AsyncLLM {
  /**
   * Answers.
   *
   * @param verbose how much
   */
  GenerateOutput generateAsync(Input input, @RuntimeParam(identity = false) boolean verbose) {
    return new GenerateOutput("");
  }

  @Override
  public String modelName() {
    return "m";
  }
}
