package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Right extends AsyncLLM {
  // region right
  /** How long it may be. */
  @RuntimeParam int maxTokens;

  /** How long it must be. */
  @RuntimeParam(aliases = "least_tokens") int minTokens;
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
