package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Child extends Decided {
  @Override
  GenerateOutput generateAsync(Input input, boolean verbose) {
    return new GenerateOutput("");
  }
}
