package com.far;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** Compiled without the processor. */
public abstract class Plain extends AsyncLLM {
  /** Size of the window. */
  @Attribute int window;

  /** For subclasses. */
  protected Plain() {}
}
