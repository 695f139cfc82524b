package dev.retort.examples.docs;

import dev.retort.annotation.LLMType;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;

/** Says the last thing again that it hears. */
@LLMType
public class ParrotLLM extends AsyncLLM {
  @Override
  public String modelName() {
    return "parrot-1";
  }

  /** Answers one conversation. */
  GenerateOutput generateAsync(Input input) {
    return GenerateOutput.of(input.messages().get(input.messages().size() - 1).text());
  }
}
