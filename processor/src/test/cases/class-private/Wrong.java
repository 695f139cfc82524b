package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** Holds a model. */
public class Wrong {
  private Wrong() {}

  // region wrong
  /** A model. */
  @LLMType //! error at @LLMType: Model is private; generated code beside it must reach it: make it package-private or wider [retort:class-private]
  private static class Model extends AsyncLLM {
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
