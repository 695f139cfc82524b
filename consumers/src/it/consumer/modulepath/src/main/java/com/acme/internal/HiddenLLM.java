package com.acme.internal;

import dev.retort.annotation.LLMType;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import java.util.ArrayList;
import java.util.List;

/** An LLM in a package that the module keeps to itself. */
@LLMType
public class HiddenLLM extends LLM {
  @Override
  public String modelName() {
    return "hidden";
  }

  /** Says nothing. */
  List<GenerateOutput> generate(List<Input> inputs, int numGenerations) {
    return new ArrayList<>();
  }
}
