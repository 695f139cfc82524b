package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.util.*;
import org.jspecify.annotations.Nullable;

/** A model whose credentials come from its source. */
@LLMType
public class Initialized extends AsyncLLM {
  /** Who pays. */
  @RuntimeParam @Nullable Secret apiKey = Secret.of("sk-1234"); //! javac error at apiKey: apiKey is a Secret; a credential in source is none: use env = "..." [retort:default-secret]

  /** Who else pays. */
  @RuntimeParam(env = "OTHER_KEY") Secret otherKey = Secret.of("sk-1234"); //! javac error at otherKey: otherKey is a Secret; a credential in source is none: use env = "..." [retort:default-secret]

  /** Nobody pays. */
  @RuntimeParam @Nullable Secret noKey = null;

  /** Nobody else pays. */
  @RuntimeParam Optional<Secret> noOther = Optional.empty();

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
