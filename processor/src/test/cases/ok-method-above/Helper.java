package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** Has a method of the same name for callers. */
@LLMType
class Helper extends Base {
  @Override
  public String modelName() {
    return "m";
  }

  String generateAsync(String prompt) {
    return generateAsync(new Input(prompt)).text();
  }
}
