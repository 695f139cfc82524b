package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

// region wrong
/** A model. */
@LLMType //! error at @LLMType: Wrong is abstract; annotate the concrete subclasses, its annotated fields are inherited [retort:class-abstract]
public abstract class Wrong extends AsyncLLM {
  // endregion
  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
