package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import org.jspecify.annotations.Nullable;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM implements SupportsOfflineBatch {
  // region wrong
  String offlineBatchRequest(Input input, double heat) { //! error at offlineBatchRequest: offlineBatchRequest must take the parameters of generateAsync: heat, maxTokens [retort:offline-count]
    return "{}";
  }
  // endregion

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
