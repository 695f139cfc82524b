package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
class AcmeLLM extends AsyncLLM {
  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}

// region right
// javac -Aretort.fakes=com.acme.AcmeLLM
class AnswersTest {}
// endregion
