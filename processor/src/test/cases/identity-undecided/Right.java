package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.time.*;

/** A model. */
@LLMType
public class Right extends AsyncLLM {
  // region right
  /** How long to wait. */
  @RuntimeParam(identity = false) Duration pollInterval;
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
