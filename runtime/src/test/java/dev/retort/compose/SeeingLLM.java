package dev.retort.compose;

import dev.retort.annotation.LLMType;
import dev.retort.llm.SupportsImages;
import dev.retort.llm.SupportsStructuredOutput;

/** A played provider that reads images and keeps to forms. */
@LLMType
public class SeeingLLM extends PlayedLLM implements SupportsImages, SupportsStructuredOutput {
  /** For the generated builder. */
  protected SeeingLLM() {}

  static SeeingLLM sees(String model) {
    return SeeingLLMBuilder.create().model(model).maxRetries(0).build();
  }
}
