package dev.retort.testkit;

import dev.retort.annotation.LLMType;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import java.util.List;

/** An LLM that takes all inputs at once. */
@LLMType
class TogetherLLM extends LLM {
  @Override
  public String modelName() {
    return "together";
  }

  @Override
  public void load() {
    throw new IllegalStateException("a fake does not come by here");
  }

  List<GenerateOutput> generate(List<Input> inputs, int numGenerations) {
    throw new IllegalStateException("a fake does not come by here");
  }
}
