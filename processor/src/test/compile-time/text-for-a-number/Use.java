package com.acme;

/** Gives a text where a number belongs. */
class Use {
  AcmeLLM llm() {
    return AcmeLLMBuilder.create()
        .model("acme-1")
        .generationKwargs(k -> k.temperature("hot")) // error
        .build();
  }
}
