package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.util.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  List<GenerateOutput> generate(List<Input> inputs, int numGenerations) { //! error at generate: an AsyncLLM answers through generateAsync; generate is the operative method of an LLM [retort:method-name]
    return List.of();
  }
  // endregion

  @Override
  public String modelName() {
    return "m";
  }
}
