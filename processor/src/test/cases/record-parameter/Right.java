package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Right extends AsyncLLM {
  // region right
  /**
   * What a call takes.
   *
   * @param heat how warm
   */
  record Kwargs(double heat) {}

  GenerateOutput generateAsync(Input input, @RuntimeParam Kwargs kwargs) {
    return new GenerateOutput("");
  }
  // endregion

  @Override
  public String modelName() {
    return "m";
  }
}
