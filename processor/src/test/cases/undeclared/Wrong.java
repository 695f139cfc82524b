package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

// region wrong
/** A model. */
public class Wrong extends AsyncLLM { //! error at Wrong: Wrong uses Retort's annotations but is not declared; add @LLMType, or make it abstract [retort:undeclared]
  /** Size of the window. */
  @Attribute int window;
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
