package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.util.*;

/** What others extend. */
public abstract class Above extends AsyncLLM {
  /** For presets. */
  @RuntimeParam Optional<StructuredOutputShape> inherited;

  @Override
  public String modelName() {
    return "m";
  }
}
