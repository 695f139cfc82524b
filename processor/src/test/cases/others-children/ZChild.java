package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** Is right itself. */
@LLMType
class ZChild extends Base {
  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
