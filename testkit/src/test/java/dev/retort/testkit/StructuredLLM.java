package dev.retort.testkit;

import dev.retort.annotation.LLMType;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.llm.SupportsStructuredOutput;

/** An LLM whose answers may have a form. */
@LLMType
class StructuredLLM extends AsyncLLM implements SupportsStructuredOutput {
  @Override
  public String modelName() {
    return "structured";
  }

  GenerateOutput generateAsync(Input input) {
    throw new IllegalStateException("a fake does not come by here");
  }
}
