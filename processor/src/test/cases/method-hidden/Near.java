package com.far;

import dev.retort.annotation.*;

/** A model. */
@LLMType
public class Near extends Base {
  @Override
  public String modelName() {
    return "m";
  }
}
