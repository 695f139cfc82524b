package com.acme;

import dev.retort.annotation.*;

// region wrong
/** A model. */
@LLMType
public class Wrong extends com.far.Base { //! error at Wrong: Wrong inherits generateAsync from Base in another package, where generated code cannot reach it; make it public, or override it [retort:method-hidden]
  // endregion
  @Override
  public String modelName() {
    return "m";
  }
}
