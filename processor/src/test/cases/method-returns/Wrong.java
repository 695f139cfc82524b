package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  String generateAsync(Input input) { //! error at generateAsync: generateAsync must return CompletionStage<GenerateOutput> or GenerateOutput, not String [retort:method-returns]
    return "";
  }
  // endregion

  @Override
  public String modelName() {
    return "m";
  }
}
