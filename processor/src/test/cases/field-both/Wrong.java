package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  /** Size of the window. */
  @Attribute @RuntimeParam int window; //! error at @Attribute: the field window is @Attribute and @RuntimeParam; keep the one that is meant [retort:field-both]
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
