package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.util.*;

/** A model. */
@LLMType
public class More extends AsyncLLM {
  /** What it is. */
  @RuntimeParam Map<String, Optional<Integer>> a; //! error at a: Optional stands around the whole type, not inside a map [retort:type-optional-inside]

  /** What it is. */
  @RuntimeParam Optional<Optional<Integer>> b; //! error at b: Optional stands around the whole type, not inside another Optional [retort:type-optional-inside]

  /** What it is. */
  @RuntimeParam Set<Optional<String>> c; //! error at c: Optional stands around the whole type, not inside a list or set [retort:type-optional-inside]

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
