package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** Holds a model. */
public class Wrong {
  // region wrong
  /** A model. */
  @LLMType //! error at @LLMType: Model is an inner class; make it static, so that it can be made without its outer class [retort:class-inner]
  class Model extends AsyncLLM {
    // endregion
    @Override
    public String modelName() {
      return "m";
    }

    GenerateOutput generateAsync(Input input) {
      return new GenerateOutput("");
    }
  }
}
