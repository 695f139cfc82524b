package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import jakarta.validation.constraints.*;
import java.util.*;

/** A model. */
@LLMType
public class More extends AsyncLLM {
  /** What it is. */
  @RuntimeParam @Past String a; //! error at @Past: @Past is not honoured; use one of @DecimalMax, @DecimalMin, @Max, @Min, @Negative, @NegativeOrZero, @NotBlank, @NotEmpty, @NotNull, @Pattern, @Positive, @PositiveOrZero, @Size [retort:constraint-unknown]

  /** What it is. */
  @RuntimeParam @AssertTrue boolean b; //! error at @AssertTrue: @AssertTrue is not honoured; use one of @DecimalMax, @DecimalMin, @Max, @Min, @Negative, @NegativeOrZero, @NotBlank, @NotEmpty, @NotNull, @Pattern, @Positive, @PositiveOrZero, @Size [retort:constraint-unknown]

  /** What it is. */
  @RuntimeParam @Digits(integer = 2, fraction = 1) double c; //! error at @Digits: @Digits is not honoured; use one of @DecimalMax, @DecimalMin, @Max, @Min, @Negative, @NegativeOrZero, @NotBlank, @NotEmpty, @NotNull, @Pattern, @Positive, @PositiveOrZero, @Size [retort:constraint-unknown]

  /** What it is. */
  @RuntimeParam List<@Email String> d; //! error at d: @Email is not honoured; use one of @DecimalMax, @DecimalMin, @Max, @Min, @Negative, @NegativeOrZero, @NotBlank, @NotEmpty, @NotNull, @Pattern, @Positive, @PositiveOrZero, @Size [retort:constraint-unknown]

  /** What it is. */
  @RuntimeParam @Composed String e; //! error at @Composed: @Composed is not honoured; use one of @DecimalMax, @DecimalMin, @Max, @Min, @Negative, @NegativeOrZero, @NotBlank, @NotEmpty, @NotNull, @Pattern, @Positive, @PositiveOrZero, @Size [retort:constraint-unknown]

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
