package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  GenerateOutput generateAsync(@RuntimeParam Input input) { //! error at @RuntimeParam: input is given by the runtime; it takes no @RuntimeParam [retort:parameter-fixed]
    return new GenerateOutput("");
  }
  // endregion

  @Override
  public String modelName() {
    return "m";
  }
}
