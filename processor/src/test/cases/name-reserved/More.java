package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class More extends AsyncLLM {
  /** What it is. */
  @RuntimeParam(name = "runtime_parameters_info") String a; //! error at "runtime_parameters_info": the name "runtime_parameters_info" is reserved; choose another with name = "..." [retort:name-reserved]

  /** What it is. */
  @RuntimeParam(aliases = "type_info") String b; //! error at "type_info": the name "type_info" is reserved; choose another with name = "..." [retort:name-reserved]

  /** What it is. */
  @RuntimeParam(aliases = {"c2", "runtime_parameters_info"}) String c; //! javac error at "runtime_parameters_info": the name "runtime_parameters_info" is reserved; choose another with name = "..." [retort:name-reserved] //! ecj error at aliases: the name "runtime_parameters_info" is reserved; choose another with name = "..." [retort:name-reserved]

  @Override
  public String modelName() {
    return "m";
  }

  /**
   * Answers.
   *
   * @param inputs what it is
   * @param n how many
   * @param m how many
   */
  GenerateOutput generateAsync(Input input, @RuntimeParam double inputs, @RuntimeParam(name = "num_generations") int n, @RuntimeParam(aliases = "input") int m) { //! error at @RuntimeParam: the name "inputs" is reserved for inputs; choose another with name = "..." [retort:name-reserved] //! error at "num_generations": the name "num_generations" is reserved for inputs; choose another with name = "..." [retort:name-reserved] //! error at "input": the name "input" is reserved for inputs; choose another with name = "..." [retort:name-reserved]
    return new GenerateOutput("");
  }
}
