package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

// region wrong
/** A model. */
@LLMType
public class Wrong extends com.far.Plain { //! error at Wrong: com.far.Plain, which Wrong extends, was compiled without the Retort processor: com.far.PlainMembers is missing; compile it with retort-processor in annotationProcessorPaths [retort:parent-not-processed]
  // endregion
  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
