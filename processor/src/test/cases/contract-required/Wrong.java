package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  /** Where it runs; configs may leave it out. */
  @RuntimeParam String region; //! error at @RuntimeParam: "region" could be left out and must be given now; make it @Nullable; to let configs without it break, write in com.acme.Wrong.txt: parameter region string required [retort:contract-required]
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
