package com.acme;

import dev.retort.annotation.LLMType;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import java.util.ArrayList;
import java.util.List;

/** An LLM whose companions nobody writes where javac leaves the class path's processors alone. */
@LLMType
public class ForgottenLLM extends LLM {
  /** For the generated builder. */
  public ForgottenLLM() {}

  @Override
  public String modelName() {
    return "forgotten";
  }

  /** Says nothing. */
  List<GenerateOutput> generate(List<Input> inputs, int numGenerations) {
    return new ArrayList<>();
  }
}
