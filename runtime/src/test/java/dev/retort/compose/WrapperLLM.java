package dev.retort.compose;

import dev.retort.annotation.Attribute;
import dev.retort.annotation.LLMType;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import java.util.List;

/** An LLM of a user's that holds another, which may be changed behind its back. */
@LLMType
@SuppressWarnings("NullAway.Init")
public class WrapperLLM extends LLM {
  /** The one that is asked. */
  @Attribute LLM inner;

  /** For the generated builder. */
  protected WrapperLLM() {}

  @Override
  public String modelName() {
    return "wrapper";
  }

  /** Asks. */
  List<GenerateOutput> generate(List<Input> inputs, int numGenerations) {
    return inner.generateOutputs(inputs, numGenerations);
  }
}
