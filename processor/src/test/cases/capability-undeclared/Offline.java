package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Offline extends AsyncLLM {
  String offlineBatchRequest(Input input) { //! error at offlineBatchRequest: offlineBatchRequest belongs to SupportsOfflineBatch; add it to the interfaces of Offline [retort:capability-undeclared]
    return "{}";
  }

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
