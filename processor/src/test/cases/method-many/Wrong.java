package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }

  GenerateOutput generateAsync(Input input, int numGenerations) { //! error at generateAsync: Wrong has more than one operative method; keep one named generateAsync [retort:method-many]
    return new GenerateOutput("");
  }
  // endregion

  @Override
  public String modelName() {
    return "m";
  }
}
