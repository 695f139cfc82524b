package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.util.List;

/** A model of old. */
@LLMType
@Deprecated(forRemoval = true)
public class OldLLM extends LLM {
  /** A parameter. */
  @RuntimeParam(defaultValue = "k") String kwargs;

  @Override public String modelName() { return "old"; }

  /**
   * Answers.
   *
   * @param values what to say
   */
  List<GenerateOutput> generate(
      List<Input> inputs, int numGenerations, @RuntimeParam(defaultValue = "v") String values) {
    return List.of();
  }
}
