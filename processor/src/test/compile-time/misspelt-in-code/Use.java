package com.acme;

/** Asks for a parameter that does not exist. */
class Use {
  AcmeLLM llm() {
    return AcmeLLMBuilder.create()
        .model("acme-1")
        .generationKwargs(k -> k.temprature(0.3)) // error
        .build();
  }
}
