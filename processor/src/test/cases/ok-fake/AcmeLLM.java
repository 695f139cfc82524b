package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class AcmeLLM extends AsyncLLM {
  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }

  /** A model within. */
  @LLMType
  static class Inner extends AsyncLLM {
    @Override
    public String modelName() {
      return "m";
    }

    GenerateOutput generateAsync(Input input) {
      return new GenerateOutput("");
    }
  }
}
