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
   * @param stop where it ends
   */
  GenerateOutput generateAsync(Input input, @RuntimeParam String... stop) { //! error at generateAsync: generateAsync takes a variable number of arguments; use a List [retort:method-varargs]
    return new GenerateOutput("");
  }
  // endregion

  @Override
  public String modelName() {
    return "m";
  }
}
