package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import jakarta.validation.constraints.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  /** A code. */
  @RuntimeParam @Pattern(regexp = "[a-z") String code; //! error at "[a-z": "[a-z" is not a regular expression (Unclosed character class near index 3) [retort:constraint-value]
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
