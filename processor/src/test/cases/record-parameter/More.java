package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class More extends AsyncLLM {
  /**
   * What a call takes.
   *
   * @param heat how warm
   */
  record Kwargs(double heat) {}

  GenerateOutput generateAsync(
      Input input,
      @RuntimeParam(
              description = "What a call takes.", //! error at "What a call takes.": the record kwargs stands for its components, so description says nothing here; set it on the components [retort:record-parameter]
              aliases = {"a", "b"}, //! javac error at {: the record kwargs stands for its components, so aliases says nothing here; set it on the components [retort:record-parameter] //! ecj error at aliases: the record kwargs stands for its components, so aliases says nothing here; set it on the components [retort:record-parameter]
              identity = false) //! javac error at false: the record kwargs stands for its components, so identity says nothing here; set it on the components [retort:record-parameter] //! ecj error at identity: the record kwargs stands for its components, so identity says nothing here; set it on the components [retort:record-parameter]
          Kwargs kwargs) {
    return new GenerateOutput("");
  }

  @Override
  public String modelName() {
    return "m";
  }
}
