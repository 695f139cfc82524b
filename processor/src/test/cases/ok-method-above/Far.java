package com.far;

import dev.retort.annotation.*;

/** In another package. */
@LLMType
public class Far extends com.acme.Open {
  @Override
  public String modelName() {
    return "m";
  }
}
