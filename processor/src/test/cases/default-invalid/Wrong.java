package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  /** How long it may be. */
  @RuntimeParam(defaultValue = "many") int maxTokens; //! error at "many": the default "many" of maxTokens is not an integer in digits [retort:default-invalid]
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
