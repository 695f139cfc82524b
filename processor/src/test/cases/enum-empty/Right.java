package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Right extends AsyncLLM {
  // region right
  enum Style { PLAIN, ORNATE }

  /** How it sounds. */
  @RuntimeParam Style style;
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
