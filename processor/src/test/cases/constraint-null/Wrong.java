package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import jakarta.validation.constraints.*;
import org.jspecify.annotations.Nullable;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  /** Where it ends. */
  @RuntimeParam @NotNull @Nullable String stop; //! error at @NotNull: @NotNull contradicts @Nullable; drop one of them [retort:constraint-null]
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
