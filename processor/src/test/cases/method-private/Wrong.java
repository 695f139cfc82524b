package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  private GenerateOutput generateAsync(Input input) { //! error at generateAsync: generateAsync is private; generated code must reach it: make it package-private or wider [retort:method-private]
    return new GenerateOutput("");
  }
  // endregion

  @Override
  public String modelName() {
    return "m";
  }
}
