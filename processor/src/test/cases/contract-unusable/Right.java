package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

// region right
/** A model. The contract is as the processor wrote it. */
@LLMType
public class Right extends AsyncLLM {
// endregion
  /** How random. */
  @RuntimeParam(defaultValue = "1") double temperature;

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
