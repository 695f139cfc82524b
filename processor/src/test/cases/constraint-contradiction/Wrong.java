package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import jakarta.validation.constraints.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  /** How many. */
  @RuntimeParam @Min(5) @Max(3) int count; //! error at @Max: no value satisfies both "must be at least 5" and "must be at most 3"; mend one of them [retort:constraint-contradiction]
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
