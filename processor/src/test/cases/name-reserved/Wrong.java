package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  /** What it is. */
  @RuntimeParam String typeInfo; //! error at @RuntimeParam: the name "type_info" is reserved; choose another with name = "..." [retort:name-reserved]
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
