package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.net.*;
import org.jspecify.annotations.Nullable;

/** A model of a vendor. */
@LLMType
public class Base extends AsyncLLM {
  /** Where it is. */
  @RuntimeParam(defaultValue = "https://a.example", env = "A_URL") URI baseUrl;

  /** Who pays. */
  @RuntimeParam(env = "A_KEY") @Nullable Secret apiKey;

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
