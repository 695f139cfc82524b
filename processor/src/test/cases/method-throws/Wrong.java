package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.util.concurrent.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  CompletionStage<GenerateOutput> generateAsync(Input input) throws java.io.IOException { //! error at generateAsync: generateAsync is asynchronous and throws the checked IOException; complete the stage exceptionally instead [retort:method-throws]
    throw new java.io.IOException();
  }
  // endregion

  @Override
  public String modelName() {
    return "m";
  }
}
