package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  enum Style {}

  /** How it sounds. */
  @RuntimeParam Style style; //! error at style: the enum Style has no constants, so that there is no value for it; add one [retort:enum-empty]
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
