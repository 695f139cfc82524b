package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import dev.retort.testkit.FakeOf;

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
@FakeOf(AcmeLLM.class)
class AnswersTest {}
// endregion
