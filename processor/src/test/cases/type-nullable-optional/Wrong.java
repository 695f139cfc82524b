package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.util.*;
import org.jspecify.annotations.Nullable;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  /** Where chance starts. */
  @RuntimeParam @Nullable Optional<Integer> seed; //! error at @RuntimeParam: an Optional is never null; drop @Nullable [retort:type-nullable-optional]
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
