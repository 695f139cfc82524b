package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import jakarta.validation.constraints.*;
import java.util.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  /** What it is. */
  @Attribute @NotBlank String model;

  // region wrong
  @Positive int retries; //! warning at @Positive: @Positive checks nothing: retries is neither @RuntimeParam nor @Attribute; annotate it, or drop the constraint [retort:constraint-unused]
  // endregion

  @SuppressWarnings("retort:constraint-unused")
  @Positive int known;

  int counted;

  @Override
  public String modelName() {
    return model;
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
