package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.util.*;
import org.jspecify.annotations.Nullable;

/** A model. */
@LLMType
public class More extends AsyncLLM {
  /** What it is. */
  @RuntimeParam @Nullable String a = null;

  /** What it is. */
  @RuntimeParam @Nullable String b = "b";

  /** What it is. */
  @RuntimeParam Optional<String> c = Optional.empty();

  /** What it is. */
  @RuntimeParam(env = "E") String e = "x"; //! javac error at e: e has an initializer, which descriptors and schemas cannot show; use defaultValue instead [retort:initializer-alone]

  /** What it is. */
  @Attribute List<String> l = List.of(); //! javac error at l: l has an initializer, which descriptors and schemas cannot show; use defaultValue instead [retort:initializer-alone]

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
