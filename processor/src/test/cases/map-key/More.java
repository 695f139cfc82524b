package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.util.*;
import java.util.concurrent.*;

/** A model. */
@LLMType
public class More extends AsyncLLM {
  /** What it is. */
  @RuntimeParam Map<TimeUnit, Integer> a; //! error at a: keys in a config are text; use Map<String, ...>, not TimeUnit as key [retort:map-key]

  /** What it is. */
  @RuntimeParam Map<?, String> b; //! error at b: keys in a config are text; use Map<String, ...>, not ? as key [retort:map-key]

  /** What it is. */
  @RuntimeParam List<Map<Object, String>> c; //! error at c: keys in a config are text; use Map<String, ...>, not Object as key [retort:map-key]

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
