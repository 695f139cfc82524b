package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.util.*;

/** A model. */
@LLMType
public class Right extends AsyncLLM {
  // region right
  /**
   * Answers.
   *
   * @param stop where it ends
   */
  GenerateOutput generateAsync(Input input, @RuntimeParam List<String> stop) {
    return new GenerateOutput("");
  }
  // endregion

  @Override
  public String modelName() {
    return "m";
  }
}
