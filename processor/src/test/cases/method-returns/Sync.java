package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.util.*;

/** A model. */
@LLMType
public class Sync extends LLM {
  GenerateOutput generate(List<Input> inputs, int numGenerations) { //! error at generate: generate must return List<GenerateOutput>, not GenerateOutput [retort:method-returns]
    return new GenerateOutput("");
  }

  @Override
  public String modelName() {
    return "m";
  }
}
