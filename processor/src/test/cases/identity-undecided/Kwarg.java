package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Kwarg extends AsyncLLM {
  /**
   * Answers.
   *
   * @param verbose how much
   */
  GenerateOutput generateAsync(Input input, @RuntimeParam boolean verbose) { //! warning at @RuntimeParam: does "verbose" change the answer? say identity = true, or identity = false to keep it out of cache keys [retort:identity-undecided]
    return new GenerateOutput("");
  }

  @Override
  public String modelName() {
    return "m";
  }
}
