package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  /** How much of the mass. */
  @RuntimeParam(name = "Top-P") double topP; //! error at "Top-P": "Top-P" is no wire name: names match [a-z][a-z0-9_]*; did you mean "top_p"? [retort:name-invalid]
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
