package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

// region wrong
/** A model. */
@LLMType
public class Wrong extends AsyncLLM { //! error at Wrong: the processor must write com.acme.WrongBuilder for Wrong, but it exists; rename one of the two [retort:generated-name-taken]
  // endregion
  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
