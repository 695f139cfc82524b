package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  /** How long it may be. */
  @RuntimeParam(aliases = "max_tokens") int maxTokens; //! error at "max_tokens": the alias "max_tokens" is the name itself; drop it [retort:alias-useless]
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
