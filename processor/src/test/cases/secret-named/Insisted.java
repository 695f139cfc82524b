package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Insisted extends AsyncLLM {
  /** What it is. */
  @RuntimeParam(sensitive = true) String password; //! error at @RuntimeParam: password is named like a credential; use dev.retort.llm.Secret, or say sensitive = false [retort:secret-named]

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
