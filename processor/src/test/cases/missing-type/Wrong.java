package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM { //! error at Wrong: Wrong cannot be read: the type Missing is missing; if another annotation processor should have made it, that processor failed or was not run [retort:missing-type]
  // region wrong
  /** What it says. */
  @RuntimeParam Missing missing;
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
