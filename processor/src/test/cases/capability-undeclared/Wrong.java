package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.util.*;

// region wrong
/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  public List<HiddenState> getLastHiddenStates(List<Input> inputs) { //! error at getLastHiddenStates: getLastHiddenStates belongs to SupportsHiddenStates; add it to the interfaces of Wrong [retort:capability-undeclared]
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
