package com.acme.bound;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import jakarta.validation.constraints.*;

/** Leaves the type of a kwarg open. */
public abstract class Scored<T> extends AsyncLLM {
  @Override public String modelName() { return "m"; }

  /**
   * Answers.
   *
   * @param score where to begin
   */
  protected abstract GenerateOutput generateAsync(
      Input input, @RuntimeParam(defaultValue = "1", aliases = "start") @Max(2) T score);
}
