package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import jakarta.validation.constraints.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  /** How loud. */
  @RuntimeParam @Min(300) byte level; //! error at 300: no byte satisfies "must be at least 300": it goes from -128 to 127; use a wider type or mend the bound [retort:constraint-range]
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
