package com.acme.steps;

import dev.retort.annotation.LLMType;
import dev.retort.annotation.RuntimeParam;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Statistics;
import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import java.util.Collections;
import java.util.List;

/** A model that takes a list at once. */
@LLMType
public class BatchLLM extends LLM {
  @Override
  public String modelName() {
    return "batch-1";
  }

  /**
   * Answers all.
   *
   * @param maxNewTokens upper bound on the tokens of one generation
   */
  List<GenerateOutput> generate(
      List<Input> inputs, int numGenerations, @RuntimeParam(defaultValue = "20") int maxNewTokens) {
    return inputs.stream()
        .map(
            input ->
                GenerateOutput.of(
                    Collections.nCopies(numGenerations, "said"),
                    Statistics.of(5, maxNewTokens * numGenerations)))
        .toList();
  }
}
