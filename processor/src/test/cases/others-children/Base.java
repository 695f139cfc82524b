package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** What models have. */
abstract class Base extends AsyncLLM {
  /** Size of the window. */
  @Attribute(defaultValue = "wide") int window; //! error at "wide": the default "wide" of window is not an integer in digits [retort:default-invalid]
}
