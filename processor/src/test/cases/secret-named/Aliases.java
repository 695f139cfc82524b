package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model, in whose configs a credential may have another name. */
@LLMType
public class Aliases extends AsyncLLM {
  /** What it is. */
  @RuntimeParam(aliases = "api_key") String access; //! error at "api_key": the alias "api_key" of access is named like a credential; use dev.retort.llm.Secret, or say sensitive = false [retort:secret-named]

  /** What it is. */
  @RuntimeParam(aliases = "bos_token") String start;

  /** What it is. */
  @RuntimeParam(aliases = "auth_token", sensitive = false) String mark;

  /** What it is. */
  @RuntimeParam(aliases = "password", env = "P") Secret phrase;

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
