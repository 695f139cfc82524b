package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.time.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  /** How long to wait. */
  @RuntimeParam Duration pollInterval; //! warning at @RuntimeParam: does "poll_interval" change the answer? say identity = true, or identity = false to keep it out of cache keys [retort:identity-undecided]
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
