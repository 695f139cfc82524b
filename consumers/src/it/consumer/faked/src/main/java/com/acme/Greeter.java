package com.acme;

import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import java.util.List;

/** A program that is given its LLM. */
final class Greeter {
  private final LLM llm;

  Greeter(LLM llm) {
    this.llm = llm;
  }

  String greet(String name) {
    return llm.generateOutputs(List.of(Input.of("Greet " + name)), 1).get(0).generations().get(0);
  }
}
