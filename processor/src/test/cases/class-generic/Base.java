package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** What models of all settings have. */
abstract class Base<T> extends AsyncLLM {
  /** What they are set to. */
  @Attribute T settings;
}
