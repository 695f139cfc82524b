package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import org.jspecify.annotations.Nullable;

/** A model. */
@LLMType
public class Types extends AsyncLLM implements SupportsOfflineBatch {
  String offlineBatchRequest(Input input, float heat, @Nullable Long maxTokens) { //! error at heat: the type of heat must be double here, as in generateAsync, not float [retort:offline-differs] //! error at maxTokens: the type of maxTokens must be Integer here, as in generateAsync, not Long [retort:offline-differs]
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
