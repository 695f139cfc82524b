package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  /** How long it may be; defaults to 256. */
  @RuntimeParam(defaultValue = "128") int maxTokens; //! warning at "128": the text of maxTokens says that the default is 256, but it is 128 [retort:doc-default]
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
