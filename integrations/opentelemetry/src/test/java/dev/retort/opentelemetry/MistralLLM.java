package dev.retort.opentelemetry;

import dev.retort.annotation.LLMType;
import dev.retort.annotation.RuntimeParam;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import org.jspecify.annotations.Nullable;

/** A provider that gives one generation a call, blocks, and calls its kwargs otherwise. */
@LLMType
public class MistralLLM extends AsyncLLM {
  @Override
  public String modelName() {
    return "mistral-1";
  }

  /**
   * Says yes.
   *
   * @param maxTokens how long
   * @param stopSequences where an answer ends
   */
  GenerateOutput generateAsync(
      Input input,
      @RuntimeParam @Nullable Integer maxTokens,
      @RuntimeParam @Nullable String stopSequences) {
    return GenerateOutput.of("yes");
  }
}
