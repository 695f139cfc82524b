package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.util.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  /** What tokens weigh. */
  @RuntimeParam Map<Integer, Double> bias; //! error at bias: keys in a config are text; use Map<String, ...>, not Integer as key [retort:map-key]
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
