package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** Holds a model. */
public class Right {
  // region right
  /** A model. */
  @LLMType
  static class Model extends AsyncLLM {
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
