package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.util.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  /** Where it ends. */
  @RuntimeParam Collection<String> stop; //! error at stop: Collection<String> cannot stand in a config; use List<String> [retort:type-unsupported]
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
