package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Twice extends AsyncLLM {
  /** What it is. */
  @RuntimeParam(aliases = {"x", "y", "x"}) int a; //! javac error at "x": the alias "x" is given twice; drop it [retort:alias-useless] //! ecj error at aliases: the alias "x" is given twice; drop it [retort:alias-useless]

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
