package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import jakarta.validation.constraints.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  /** Who wrote it. */
  @RuntimeParam @Email String author; //! error at @Email: @Email is not honoured; use one of @DecimalMax, @DecimalMin, @Max, @Min, @Negative, @NegativeOrZero, @NotBlank, @NotEmpty, @NotNull, @Pattern, @Positive, @PositiveOrZero, @Size [retort:constraint-unknown]
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
