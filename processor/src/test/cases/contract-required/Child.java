package com.acme;

import dev.retort.annotation.*;

/** A model. */
@LLMType
public class Child extends Base {
  @Override
  public String modelName() {
    return "m";
  }
}
