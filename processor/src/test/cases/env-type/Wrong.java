package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  /** Who judges. */
  @Attribute(env = "JUDGE") AsyncLLM judge; //! error at "JUDGE": judge holds an LLM, which no environment variable can hold: drop env [retort:env-type]
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
