package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import jakarta.validation.constraints.*;

/** A model. */
@LLMType
public class Right extends AsyncLLM {
  // region right
  /** A code. */
  @RuntimeParam @Pattern(regexp = "[a-z]") String code;
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
