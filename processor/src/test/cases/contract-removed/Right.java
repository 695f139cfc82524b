package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Right extends AsyncLLM {
  // region right
  /** Most tokens of an answer; configs may have it as "max_tokens". */
  @RuntimeParam(defaultValue = "128", aliases = "max_tokens") int maxNewTokens;
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
