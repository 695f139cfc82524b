package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** Holds a record that is hidden with it. */
class Enclosed {
  private static class Inner {
    /**
     * A range.
     *
     * @param from where it starts
     */
    record Range(int from) {}
  }

  /** A model. */
  @LLMType
  static class Uses extends AsyncLLM {
    /** What is allowed. */
    @RuntimeParam Inner.Range range; //! error at range: generated code cannot make a Range: the record or its constructor is private [retort:record-hidden]

    @Override
    public String modelName() {
      return "m";
    }

    GenerateOutput generateAsync(Input input) {
      return new GenerateOutput("");
    }
  }
}
