package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Right extends AsyncLLM {
  // region right
  /** What answers look like. */
  @RuntimeParam(defaultValue = "{\"schema\": {\"type\": \"integer\"}}") StructuredOutputShape structuredOutput;
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
