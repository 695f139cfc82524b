package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.util.*;
import java.util.concurrent.*;
import org.jspecify.annotations.Nullable;

/** Blocks, one generation a call. */
@LLMType
final class Blocking extends AsyncLLM {
  @Override public String modelName() { return "m"; }

  protected GenerateOutput generateAsync(Input input, @RuntimeParam(defaultValue = "2", description = "Tries.") long tries) throws Exception {
    return new GenerateOutput("");
  }
}
