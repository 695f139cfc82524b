package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

// region wrong
/** A model. */
@LLMType
public class Wrong extends AsyncLLM implements SupportsOfflineBatch { //! error at Wrong: Wrong declares SupportsOfflineBatch but lacks its method; add String offlineBatchRequest(Input input, ...) with the parameters of generateAsync [retort:capability-method]
  // endregion
  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
