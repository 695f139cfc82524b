package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import jakarta.validation.constraints.*;
import java.util.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  /** What tokens weigh. */
  @RuntimeParam Map<@NotBlank String, Double> bias; //! error at bias: @NotBlank says nothing on the keys of a map; check them in load() [retort:constraint-key]
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
