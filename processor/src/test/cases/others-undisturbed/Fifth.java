package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Fifth extends AsyncLLM { //! ecj error at Fifth: in com.acme.Shared.bounds: Object cannot stand in a config; use JsonValue [retort:type-unsupported]
  /** What it is. */
  @RuntimeParam Shared shared;

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
