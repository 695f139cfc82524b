package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** Holds a model. */
class Outer {
  /** A model. */
  @LLMType
  static class Inner extends AsyncLLM {


    @Override
    public String modelName() {
      return "m";
    }

    GenerateOutput generateAsync(Input input) {
      return new GenerateOutput("");
    }
  }
}
