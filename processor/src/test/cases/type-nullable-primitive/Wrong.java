package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import org.jspecify.annotations.Nullable;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  /** Where chance starts. */
  @RuntimeParam @Nullable int seed; //! error at @RuntimeParam: int is primitive and cannot be null; use Integer [retort:type-nullable-primitive]
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
