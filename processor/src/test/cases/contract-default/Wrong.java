package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  /** How random; configs that leave it out mean 1.0. */
  @RuntimeParam(defaultValue = "0.7") double temperature; //! error at @RuntimeParam: configs without "temperature" mean 0.7 now, not 1.0; write defaultValue = "1.0"; to change what they mean, write in com.acme.Wrong.txt: parameter temperature double default=0.7 [retort:contract-default]
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
