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
  private record Range(int from) {}

  /** What is allowed. */
  @RuntimeParam Range range; //! error at range: generated code cannot make a Range: the record or its constructor is private [retort:record-hidden]
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
