package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import jakarta.validation.constraints.*;
import java.util.*;

/** A model. */
@LLMType
public class More extends AsyncLLM {
  /** What it is. */
  @RuntimeParam @Max(-40000) short a; //! error at -40000: no short satisfies "must be at most -40000": it goes from -32768 to 32767; use a wider type or mend the bound [retort:constraint-range]

  /** What it is. */
  @RuntimeParam @DecimalMin("3000000000") int b; //! error at "3000000000": no int satisfies "must be at least 3000000000": it goes from -2147483648 to 2147483647; use a wider type or mend the bound [retort:constraint-range]

  /** What it is. */
  @RuntimeParam @DecimalMin("1e19") @Positive long c; //! error at "1e19": no long satisfies "must be at least 1e19": it goes from -9223372036854775808 to 9223372036854775807; use a wider type or mend the bound [retort:constraint-range]

  /** What it is. */
  @RuntimeParam @Max(300) byte fine;

  /** What it is. */
  @RuntimeParam Optional<@Min(3000000000L) Integer> d; //! error at d: no int satisfies "must be at least 3000000000": it goes from -2147483648 to 2147483647; use a wider type or mend the bound [retort:constraint-range]

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
