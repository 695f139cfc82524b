package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Outer_Inner extends AsyncLLM { //! error at Outer_Inner: the processor must write com.acme.Outer_InnerDescriptor for Outer_Inner, but writes it for com.acme.Outer.Inner; rename one of the two [retort:generated-name-taken]


  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
