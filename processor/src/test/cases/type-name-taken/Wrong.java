package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

// region wrong
/** A model. */
@LLMType(aliases = "com.acme:Right") //! error at "com.acme:Right": the name com.acme:Right belongs to com.acme.Right; a name in configs means one class [retort:type-name-taken]
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
