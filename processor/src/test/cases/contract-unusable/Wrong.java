package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

// region wrong
/** A model. The contract was merged by halves. */
@LLMType
public class Wrong extends AsyncLLM { //! error at Wrong: the contract in com.acme.Wrong.txt cannot be used: line 3 is not as Retort writes it; restore it, or compile once with -Aretort.contracts.update=true [retort:contract-unusable]
// endregion
  /** How random. */
  @RuntimeParam(defaultValue = "1") double temperature;

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
