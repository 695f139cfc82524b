package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.util.*;
import java.util.concurrent.*;
import org.jspecify.annotations.Nullable;

/** Holds LLMs. */
class Outer {
  private Outer() {}

  /** Nested. */
  @LLMType
  static class Inner extends LLM {
    /** A number. */
    @RuntimeParam(defaultValue = "1") int number;
    @Override public String modelName() { return "m"; }

    List<GenerateOutput> generate(List<Input> inputs, int n) { return List.of(); }
  }

  /** Between. */
  interface Face {
    /** Nested in an interface. */
    @LLMType
    class Deep extends Inner {}
  }
}
