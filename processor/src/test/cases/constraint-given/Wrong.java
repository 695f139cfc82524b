package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import jakarta.validation.constraints.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  @Override
  public String modelName() {
    return "m";
  }

  // region wrong
  GenerateOutput generateAsync(Input input, @Max(8) int numGenerations) { //! error at @Max: @Max checks nothing: numGenerations is as the caller asks; drop it, and where the server gives fewer at once, leave numGenerations out, and the runtime asks for one after the other [retort:constraint-given]
    return new GenerateOutput("");
  }
  // endregion
}
