package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

// region wrong
/** A model. */
@LLMType(aliases = "acme.Chat") //! error at "acme.Chat": "acme.Chat" is no type alias; write "module:Name" [retort:type-alias-invalid]
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
