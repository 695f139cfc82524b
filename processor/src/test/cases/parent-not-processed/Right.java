package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

// region right
/** A model. */
@LLMType
public class Right extends Processed {
  // endregion
  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
