package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

// region wrong
/** A model. */
@LLMType(aliases = "com.acme:Wrong") //! error at "com.acme:Wrong": the alias "com.acme:Wrong" is the type info itself; drop it [retort:type-alias-useless]
public class Wrong extends AsyncLLM {
  // endregion
  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
