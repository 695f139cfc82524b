package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import org.jspecify.annotations.Nullable;

/** A model. */
@LLMType
public class Annotated extends AsyncLLM implements SupportsOfflineBatch {
  String offlineBatchRequest(
      Input input,
      @RuntimeParam(defaultValue = "2") double heat, //! error at "2": the default of heat must be "1" here, as in generateAsync, not "2" [retort:offline-differs]
      @RuntimeParam @Nullable Integer maxTokens) { //! error at @RuntimeParam: the name of maxTokens must be "max_length" here, as in generateAsync, not "max_tokens" [retort:offline-differs]
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
