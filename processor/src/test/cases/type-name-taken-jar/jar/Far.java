package com.far;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType(aliases = "acme:Chat")
public class Far extends AsyncLLM {


  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
