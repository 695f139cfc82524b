package com.acme;

import dev.retort.annotation.*;

/** Inherits the method. */
@LLMType
class Child extends Base {
  @Override
  public String modelName() {
    return "m";
  }
}
