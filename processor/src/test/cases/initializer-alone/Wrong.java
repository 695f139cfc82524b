package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  /** How long it may be. */
  @RuntimeParam int maxTokens = 128; //! javac error at maxTokens: maxTokens has an initializer, which descriptors and schemas cannot show; use defaultValue instead [retort:initializer-alone]
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
