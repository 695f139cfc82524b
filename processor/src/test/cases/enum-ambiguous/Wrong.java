package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  enum Style { plain, PLAIN }

  /** How it sounds. */
  @RuntimeParam Style style; //! error at style: the constants plain and PLAIN of Style are one in lower case, which is how they are written; rename one [retort:enum-ambiguous]
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
