package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import jakarta.validation.constraints.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  /** How warm. */
  @RuntimeParam(defaultValue = "3") @DecimalMax("2") double heat; //! error at "3": the default "3" of heat breaks its constraint: must be at most 2 [retort:default-breaks]
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
