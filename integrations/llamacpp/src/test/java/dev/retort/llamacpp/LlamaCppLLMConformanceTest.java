package dev.retort.llamacpp;

import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import dev.retort.testkit.LocalLLMConformance;
import java.util.Map;

/** The conformance tests of the kit. */
class LlamaCppLLMConformanceTest extends LocalLLMConformance {
  @Override
  protected LLM llm() {
    LLM llm = LlamaCppLLMBuilder.create().modelPath(TinyModel.file()).build();
    llm.setRuntimeParameters(
        Map.of("generation_kwargs", Map.of("temperature", 0.0, "max_new_tokens", 8)));
    return llm;
  }

  @Override
  protected Input unanswerable() {
    return Input.of("once ".repeat(600));
  }
}
