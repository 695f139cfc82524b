package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  abstract GenerateOutput generateAsync(Input input); //! error at generateAsync: generateAsync is abstract in a concrete class; give it a body [retort:method-abstract]
  // endregion

  @Override
  public String modelName() {
    return "m";
  }
}
