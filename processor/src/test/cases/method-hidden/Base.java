package com.far;

import dev.retort.llm.*;

// region base
/** What all models do. */
public abstract class Base extends AsyncLLM {
  /** For subclasses. */
  protected Base() {}

  protected GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
// endregion
