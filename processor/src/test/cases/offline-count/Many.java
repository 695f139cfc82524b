package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import org.jspecify.annotations.Nullable;

/** A model. */
@LLMType
public class Many extends AsyncLLM implements SupportsOfflineBatch {
  String offlineBatchRequest(Input input, double heat, @Nullable Integer maxTokens, int more, int most) { //! error at offlineBatchRequest: offlineBatchRequest must take the parameters of generateAsync: heat, maxTokens [retort:offline-count]
    return "{}";
  }

  @Override
  public String modelName() {
    return "m";
  }

  /**
   * Answers.
   *
   * @param heat how warm
   * @param maxTokens how long
   */
  GenerateOutput generateAsync(
      Input input,
      int numGenerations,
      @RuntimeParam(defaultValue = "1") double heat,
      @RuntimeParam(name = "max_length") @Nullable Integer maxTokens) {
    return new GenerateOutput("");
  }
}
