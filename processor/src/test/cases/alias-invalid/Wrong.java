package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  /** How long it may be. */
  @RuntimeParam(aliases = "max-tokens") int maxTokens; //! error at "max-tokens": "max-tokens" is no wire name: aliases match [a-z][a-z0-9_]*; did you mean "max_tokens"? [retort:alias-invalid]
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
