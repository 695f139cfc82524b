package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

// region right
/** What all models have. */
public abstract class Right extends AsyncLLM {
  /** Size of the window. */
  @Attribute int window;

  /** For subclasses. */
  protected Right() {}
}
// endregion
