package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  static GenerateOutput generateAsync(Input input) { //! error at generateAsync: generateAsync is static; an operative method belongs to an object: drop static [retort:method-static]
    return new GenerateOutput("");
  }
  // endregion

  @Override
  public String modelName() {
    return "m";
  }
}
