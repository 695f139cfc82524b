package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Right extends AsyncLLM {
  // region right
  /** Who pays. */
  @RuntimeParam(env = "ACME_API_KEY") Secret apiKey;
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
