package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.util.*;
import org.jspecify.annotations.Nullable;

/** A model. */
@LLMType
public class More extends AsyncLLM {
  /** What it is. */
  @RuntimeParam Map<String, @Nullable String> a; //! error at a: keys, items and values cannot be null; drop @Nullable [retort:type-nullable-item]

  /** What it is. */
  @RuntimeParam Map<@Nullable String, String> b; //! error at b: keys, items and values cannot be null; drop @Nullable [retort:type-nullable-item]

  /** What it is. */
  @RuntimeParam Optional<@Nullable String> c; //! error at c: keys, items and values cannot be null; drop @Nullable [retort:type-nullable-item]

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
