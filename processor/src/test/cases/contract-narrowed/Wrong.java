package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import jakarta.validation.constraints.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  /** How random; configs may hold 0.7. */
  @RuntimeParam(defaultValue = "1") int temperature; //! error at @RuntimeParam: "temperature" takes less than configs may hold: double became int; declare it as double again; to let such configs break, write in com.acme.Wrong.txt: parameter temperature int default=1 [retort:contract-narrowed]
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
