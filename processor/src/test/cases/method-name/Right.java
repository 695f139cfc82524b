package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.util.*;

/** A model. */
@LLMType
public class Right extends LLM {
  // region right
  List<GenerateOutput> generate(List<Input> inputs, int numGenerations) {
    return List.of();
  }
  // endregion

  @Override
  public String modelName() {
    return "m";
  }
}
