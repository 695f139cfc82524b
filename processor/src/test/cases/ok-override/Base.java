package com.acme.over;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** Its first kwarg is an int, as the number of generations is. */
public abstract class Base extends AsyncLLM {
  @Override public String modelName() { return "m"; }

  /**
   * Answers.
   *
   * @param heat how hot
   * @param depth how deep
   */
  protected GenerateOutput generateAsync(
      Input input, @RuntimeParam(defaultValue = "7") int heat, @RuntimeParam int depth) {
    return new GenerateOutput("");
  }
}
