package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.net.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  /** Where it is. */
  @RuntimeParam(env = "ACME-URL") String baseUrl; //! error at "ACME-URL": "ACME-URL" is no name of an environment variable: letters, digits and _, no digit first [retort:env-invalid]
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
