package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import jakarta.validation.constraints.*;

/** A model. */
@LLMType
public class Right extends AsyncLLM {
  // region right
  /** How many. */
  @RuntimeParam @Max(5) int count;
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
