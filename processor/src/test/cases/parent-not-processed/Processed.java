package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** Compiled with the processor. */
abstract class Processed extends AsyncLLM {
  /** Size of the window. */
  @Attribute int window;
}
