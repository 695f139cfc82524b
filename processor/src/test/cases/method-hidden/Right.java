package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Right extends com.far.Base {
  // region right
  @Override
  protected GenerateOutput generateAsync(Input input) {
    return super.generateAsync(input);
  }
  // endregion

  @Override
  public String modelName() {
    return "m";
  }
}
