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
  GenerateOutput generateAsync(Input input, double heat) { //! error at heat: the parameter heat has no @RuntimeParam; every parameter after the inputs needs one [retort:parameter-bare]
    return new GenerateOutput("");
  }
  // endregion

  @Override
  public String modelName() {
    return "m";
  }
}
