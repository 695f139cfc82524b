package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Sync extends LLM { //! error at Sync: Sync has no operative method; add List<GenerateOutput> generate(List<Input> inputs, int numGenerations) [retort:method-missing]


  @Override
  public String modelName() {
    return "m";
  }
}
