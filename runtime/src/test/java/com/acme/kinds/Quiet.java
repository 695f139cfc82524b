package com.acme.kinds;

import dev.retort.annotation.LLMType;
import dev.retort.annotation.RuntimeParam;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import java.util.Collections;
import java.util.List;

/** Answers with a number. */
@LLMType
public class Quiet extends LLM {
  @Override
  public String modelName() {
    return "quiet";
  }

  /**
   * Answers all.
   *
   * @param number what to say
   */
  List<GenerateOutput> generate(List<Input> inputs, int numGenerations, @RuntimeParam int number) {
    GenerateOutput output =
        GenerateOutput.of(
            Collections.nCopies(numGenerations, Integer.toString(number)),
            GenerateOutput.Statistics.NONE);
    return Collections.nCopies(inputs.size(), output);
  }
}
