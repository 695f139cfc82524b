package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** Holds a private model. */
class Holder {
  private abstract static class Hidden extends AsyncLLM {}

  /** A model. */
  @LLMType
  static class Uses extends AsyncLLM {
    /** Another. */
    @Attribute Hidden other; //! error at other: Hidden is private; generated code must reach it: make it package-private or wider [retort:type-hidden]

    @Override
    public String modelName() {
      return "m";
    }

    GenerateOutput generateAsync(Input input) {
      return new GenerateOutput("");
    }
  }
}
