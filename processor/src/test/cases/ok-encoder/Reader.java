package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.util.List;

/** A model that reads and writes nothing. */
@LLMType
public class Reader extends LLM implements SupportsHiddenStates {
  /** Id of the model. */
  @RuntimeParam String model;

  @Override
  public String modelName() {
    return model;
  }

  @Override
  public List<HiddenState> getLastHiddenStates(List<Input> inputs) {
    return List.of();
  }
}
