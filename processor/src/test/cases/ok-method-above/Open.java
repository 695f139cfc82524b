package com.acme;

import dev.retort.llm.*;

/** Anyone may call it. */
public abstract class Open extends AsyncLLM {
  /** For subclasses. */
  protected Open() {}

  public GenerateOutput generateAsync(Input input, int numGenerations) {
    return new GenerateOutput("");
  }
}
