package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType(aliases = {"acme:More", "acme:Chat"}) //! javac error at "acme:Chat": the name acme:Chat belongs to com.acme.One; a name in configs means one class [retort:type-name-taken] //! ecj error at aliases: the name acme:Chat belongs to com.acme.One; a name in configs means one class [retort:type-name-taken]
public class Two extends AsyncLLM {


  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
