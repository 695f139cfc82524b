package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class More extends AsyncLLM {
  /** What it is. */
  @RuntimeParam(env = "") String a; //! error at "": "" is no name of an environment variable: letters, digits and _, no digit first [retort:env-invalid]

  /** What it is. */
  @RuntimeParam(env = "9_LIVES") String b; //! error at "9_LIVES": "9_LIVES" is no name of an environment variable: letters, digits and _, no digit first [retort:env-invalid]

  /** What it is. */
  @Attribute(env = "$HOME") String c; //! error at "$HOME": "$HOME" is no name of an environment variable: letters, digits and _, no digit first [retort:env-invalid]

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
