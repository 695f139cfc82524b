package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  /** Who judges. */
  @RuntimeParam AsyncLLM judge; //! error at @RuntimeParam: an LLM may not change at run time; use @Attribute instead of @RuntimeParam [retort:llm-runtime]
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
