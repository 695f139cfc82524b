package com.acme;

import dev.retort.llm.*;

/** Without parameters, so it needs no companion. */
abstract class Base extends AsyncLLM {
  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
