package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Hidden extends AsyncLLM implements SupportsHiddenStates { //! error at Hidden: Hidden declares SupportsHiddenStates but lacks its method; add List<HiddenState> getLastHiddenStates(List<Input> inputs) [retort:capability-method]


  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
