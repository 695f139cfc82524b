package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.time.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  /** How long to wait. */
  @RuntimeParam(name = "timeout", identity = false) Duration pause; //! error at "timeout": the name "timeout" is taken by timeout of AsyncLLM; choose another with name = "..." [retort:name-taken]
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
