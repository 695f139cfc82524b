package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType(aliases = {"a:B", "c:D", "a:B"}) //! javac error at "a:B": the alias "a:B" is given twice; drop it [retort:type-alias-useless] //! ecj error at aliases: the alias "a:B" is given twice; drop it [retort:type-alias-useless]
public class Twice extends AsyncLLM {


  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
