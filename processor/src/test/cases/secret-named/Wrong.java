package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  /** Who pays. */
  @RuntimeParam(env = "ACME_API_KEY") String apiKey; //! error at @RuntimeParam: apiKey is named like a credential; use dev.retort.llm.Secret, or say sensitive = false [retort:secret-named]
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
