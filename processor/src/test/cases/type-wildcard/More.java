package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.util.*;

/** A model. */
@LLMType
public class More extends AsyncLLM {
  /** What it is. */
  @RuntimeParam List<?> a; //! error at a: a wildcard does not say what a config may hold; write the type itself [retort:type-wildcard]

  /** What it is. */
  @RuntimeParam Map<String, ? super Integer> b; //! error at b: a wildcard does not say what a config may hold; write the type itself [retort:type-wildcard]

  /** What it is. */
  @RuntimeParam Optional<?> c; //! error at c: a wildcard does not say what a config may hold; write the type itself [retort:type-wildcard]

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
