package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  /**
   * Answers.
   *
   * @param heat how warm
   */
  GenerateOutput generateAsync(Input input, @RuntimeParam double heat, int numGenerations) { //! error at numGenerations: numGenerations must come right after the input [retort:parameter-order]
    return new GenerateOutput("");
  }
  // endregion

  @Override
  public String modelName() {
    return "m";
  }
}
