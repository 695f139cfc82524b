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
   * @param apiKey who pays
   */
  GenerateOutput generateAsync(Input input, @RuntimeParam Secret apiKey) { //! error at @RuntimeParam: apiKey is a Secret; credentials belong to the LLM, not to a call: make it a field [retort:secret-kwarg]
    return new GenerateOutput("");
  }
  // endregion

  @Override
  public String modelName() {
    return "m";
  }
}
