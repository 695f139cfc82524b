package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  /** Who pays. */
  @RuntimeParam(defaultValue = "sk-1234") Secret apiKey; //! error at "sk-1234": apiKey is a Secret; a credential in source is none: use env = "..." [retort:default-secret]
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
