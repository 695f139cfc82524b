package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.util.*;

/** Raw in others. */
@LLMType
class Raw extends AsyncLLM {
  /** What it is. */
  @RuntimeParam java.util.Map a; //! error at a: Map has no type arguments; say what it holds, such as Map<String, String> [retort:type-raw]

  /** What it is. */
  @RuntimeParam List<Set> b; //! error at b: Set has no type arguments; say what it holds, such as Set<String> [retort:type-raw]

  /** What it is. */
  @RuntimeParam Optional c; //! error at c: Optional has no type arguments; say what it holds, such as Optional<String> [retort:type-raw]

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
