package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  /** How long it may be. */
  @RuntimeParam(defaultValue = "128") int maxTokens = 256; //! javac error at maxTokens: maxTokens has a defaultValue and an initializer, which would be overwritten; keep the defaultValue [retort:initializer-beside]
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
