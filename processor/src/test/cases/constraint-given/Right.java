package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import jakarta.validation.constraints.*;

/** A model. */
@LLMType
public class Right extends AsyncLLM {
  @Override
  public String modelName() {
    return "m";
  }

  // region right
  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
  // endregion
}
