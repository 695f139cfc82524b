package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.util.*;

// region right
/** A model. */
@LLMType
public class Right extends AsyncLLM implements SupportsHiddenStates {
  @Override
  public List<HiddenState> getLastHiddenStates(List<Input> inputs) {
    return List.of();
  }
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
