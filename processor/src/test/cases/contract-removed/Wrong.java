package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  /** Most tokens of an answer; configs have it as "max_tokens". */
  @RuntimeParam(defaultValue = "128") int maxNewTokens; //! error at @RuntimeParam: configs may name the parameter "max_tokens", which is gone; if "max_new_tokens" is its new name, write aliases = "max_tokens" in its @RuntimeParam; to let such configs break, delete its line from com.acme.Wrong.txt [retort:contract-removed]
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
