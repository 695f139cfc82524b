package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import org.jspecify.annotations.Nullable;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM implements SupportsOfflineBatch {
  // region wrong
  void offlineBatchRequest(Input input, double heat, @Nullable Integer maxTokens) {} //! error at offlineBatchRequest: offlineBatchRequest must be String offlineBatchRequest(Input input, ...), neither private nor static [retort:offline-shape]
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
