package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class More extends AsyncLLM {
  /** What it is. */
  @RuntimeParam(aliases = {"fine", "", "Not Fine"}) int a; //! javac error at "": "" is no wire name: aliases match [a-z][a-z0-9_]* [retort:alias-invalid] //! javac error at "Not Fine": "Not Fine" is no wire name: aliases match [a-z][a-z0-9_]*; did you mean "not_fine"? [retort:alias-invalid] //! ecj error at aliases: "" is no wire name: aliases match [a-z][a-z0-9_]* [retort:alias-invalid] //! ecj error at aliases: "Not Fine" is no wire name: aliases match [a-z][a-z0-9_]*; did you mean "not_fine"? [retort:alias-invalid]

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
