package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  /** How long it may be. */
  @RuntimeParam int maxTokens;

  /** How long it must be. */
  @RuntimeParam(aliases = "max_tokens") int minTokens; //! error at "max_tokens": the alias "max_tokens" is taken by maxTokens [retort:alias-taken]
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
