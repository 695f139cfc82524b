package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.util.*;
import java.util.concurrent.*;
import org.jspecify.annotations.Nullable;

/** A future, no kwargs. */
@LLMType
public class Future extends AsyncLLM {
  @Override public String modelName() { return "m"; }

  CompletableFuture<GenerateOutput> generateAsync(Input input, int n) {
    return new CompletableFuture<>();
  }
}
