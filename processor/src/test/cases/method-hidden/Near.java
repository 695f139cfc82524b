package com.far;

import dev.retort.annotation.*;

// region wrong
/** A model. */
@LLMType
public class Near extends Base {
  // endregion
  @Override
  public String modelName() {
    return "m";
  }
}
