package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import jakarta.validation.constraints.*;
import java.util.*;

/** A model. */
@LLMType
public class More extends AsyncLLM {
  /** What it is. */
  @RuntimeParam @Positive @Negative double a; //! error at @Negative: no value satisfies both "must be greater than 0" and "must be less than 0"; mend one of them [retort:constraint-contradiction]

  /** What it is. */
  @RuntimeParam @PositiveOrZero @NegativeOrZero double fine;

  /** What it is. */
  @RuntimeParam @DecimalMin(value = "1", inclusive = false) @DecimalMax("1") double b; //! error at @DecimalMax: no value satisfies both "must be greater than 1" and "must be at most 1"; mend one of them [retort:constraint-contradiction]

  /** What it is. */
  @RuntimeParam @DecimalMin("0.1") @DecimalMax("0.9") int c; //! error at @DecimalMax: no value satisfies both "must be at least 0.1" and "must be at most 0.9"; mend one of them [retort:constraint-contradiction]

  /** What it is. */
  @RuntimeParam @DecimalMin("0.1") @DecimalMax("0.9") double fine2;

  /** What it is. */
  @RuntimeParam @Positive @DecimalMax(value = "1", inclusive = false) long d; //! error at @DecimalMax: no value satisfies both "must be greater than 0" and "must be less than 1"; mend one of them [retort:constraint-contradiction]

  /** What it is. */
  @RuntimeParam @NotEmpty @Size(max = 0) String e; //! error at @Size: no value satisfies both "must not be empty" and "must have a size of at most 0"; mend one of them [retort:constraint-contradiction]

  /** What it is. */
  @RuntimeParam @NotBlank @Size(max = 0) String f; //! error at @Size: no value satisfies both "must not be blank" and "must have a size of at most 0"; mend one of them [retort:constraint-contradiction]

  /** What it is. */
  @RuntimeParam @Size(min = 3, max = 2) String h; //! error at 3: no value satisfies both "min = 3" and "max = 2"; mend one of them [retort:constraint-contradiction]

  /** What it is. */
  @RuntimeParam @Size.List({@Size(max = 2), @Size(min = 3)}) List<String> i; //! error at @Size: no value satisfies both "must have a size of at most 2" and "must have a size of at least 3"; mend one of them [retort:constraint-contradiction]

  /** What it is. */
  @RuntimeParam List<@Min(2) @Max(1) Integer> j; //! error at j: no value satisfies both "must be at least 2" and "must be at most 1"; mend one of them [retort:constraint-contradiction]

  /** What it is. */
  @RuntimeParam @Size(max = 3) @Size(min = 4) String k; //! error at @Size: no value satisfies both "must have a size of at most 3" and "must have a size of at least 4"; mend one of them [retort:constraint-contradiction]

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
