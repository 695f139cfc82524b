package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import org.jspecify.annotations.Nullable;

/** A model. */
@LLMType
public class Right extends AsyncLLM {
  // region right
  /** Who judges. */
  @Attribute @Nullable AsyncLLM judge;
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
