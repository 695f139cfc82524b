package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  /** Who judges. */
  @Attribute(defaultValue = "com.acme:Right") AsyncLLM judge; //! error at "com.acme:Right": judge is an LLM; no annotation can hold a default for it: make it @Nullable, and choose one in load() [retort:default-llm]
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
