package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  /**
   * A range.
   *
   * @param from where it starts
   */
  record Range<T>(T from) {}

  /** What is allowed. */
  @RuntimeParam Range<Integer> range; //! error at range: the record Range has type parameters; a config needs types that are known: write them out [retort:record-generic]
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
