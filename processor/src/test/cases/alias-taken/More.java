package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class More extends AsyncLLM {
  /** What it is. */
  @RuntimeParam(aliases = {"later", "twice"}) int a; //! javac error at "later": the alias "later" is taken by later [retort:alias-taken] //! ecj error at aliases: the alias "later" is taken by later [retort:alias-taken]

  /** What it is. */
  @RuntimeParam int later;

  /** What it is. */
  @RuntimeParam(aliases = "twice") int b; //! error at "twice": the alias "twice" is taken by a [retort:alias-taken]

  /** What it is. */
  @RuntimeParam(aliases = "max_concurrency") int c; //! error at "max_concurrency": the alias "max_concurrency" is taken by maxConcurrency of AsyncLLM [retort:alias-taken]

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
