package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Right extends AsyncLLM {
  // region right
  /**
   * Answers.
   *
   * @param heat how warm
   */
  GenerateOutput generateAsync(Input input, int numGenerations, @RuntimeParam double heat) {
    return new GenerateOutput("");
  }
  // endregion

  @Override
  public String modelName() {
    return "m";
  }
}
