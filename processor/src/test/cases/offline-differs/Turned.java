package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import org.jspecify.annotations.Nullable;

/** A model. */
@LLMType
public class Turned extends AsyncLLM implements SupportsOfflineBatch {
  String offlineBatchRequest(Input input, @Nullable Integer maxTokens, double heat) { //! error at maxTokens: the parameter must be heat here, as in generateAsync, not maxTokens [retort:offline-differs] //! error at heat: the parameter must be maxTokens here, as in generateAsync, not heat [retort:offline-differs]
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
