package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.util.*;
import org.jspecify.annotations.Nullable;

/** A model. */
@LLMType
public class Right extends AsyncLLM {
  // region right
  /**
   * Where a generation ends.
   *
   * @param stop texts at which it ends
   * @param maxTokens how long it may be
   */
  record Limits(@Nullable List<String> stop, int maxTokens) {}

  /**
   * Answers.
   *
   * @param heat how warm
   * @param limits where it ends
   */
  GenerateOutput generateAsync(
      Input input, @RuntimeParam double heat, @RuntimeParam Limits limits) {
    return new GenerateOutput("");
  }
  // endregion

  @Override
  public String modelName() {
    return "m";
  }
}
