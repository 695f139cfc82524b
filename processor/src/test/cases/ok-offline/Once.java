package com.acme.offline;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.util.*;
import org.jspecify.annotations.Nullable;

/** Asks for all generations in one request. */
@LLMType
public class Once extends AsyncLLM implements SupportsOfflineBatch {
  @Override public String modelName() { return "m"; }

  /**
   * Answers.
   *
   * @param heat how warm
   * @param stop where it ends
   */
  GenerateOutput generateAsync(
      Input input, int n, @RuntimeParam(defaultValue = "1") double heat, @RuntimeParam @Nullable List<String> stop) {
    return new GenerateOutput("");
  }

  String offlineBatchRequest(Input input, int n, double heat, @Nullable List<String> stop) {
    return "{}";
  }
}
