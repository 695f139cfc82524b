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
   * @param heet how warm
   */
  GenerateOutput generateAsync(Input input, @RuntimeParam(description = "How warm.") double heat) { //! warning at generateAsync: @param heet names no parameter of generateAsync; did you mean "heat"? [retort:doc-unknown]
    return new GenerateOutput("");
  }
  // endregion

  @Override
  public String modelName() {
    return "m";
  }
}
