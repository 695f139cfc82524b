package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.util.*;

/** A model. */
@LLMType
public class Sync extends LLM {
  List<GenerateOutput> generate(Input input, int numGenerations) { //! error at input: the parameters of generate must start with List<Input> inputs, int numGenerations [retort:method-inputs]
    return List.of();
  }

  @Override
  public String modelName() {
    return "m";
  }
}
