package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.util.*;
import org.jspecify.annotations.Nullable;

/** A model. */
@LLMType
public class Inputs extends AsyncLLM implements SupportsOfflineBatch {
  String offlineBatchRequest(List<Input> inputs, double heat, @Nullable Integer maxTokens) { //! error at offlineBatchRequest: offlineBatchRequest must be String offlineBatchRequest(Input input, ...), neither private nor static [retort:offline-shape]
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
