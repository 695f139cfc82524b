package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM { //! error at Wrong: Wrong has no constructor without parameters that generated code can call; add one that is package-private or wider [retort:constructor-missing]
  // region wrong
  Wrong(int window) {}
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
