package com.acme.base;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.util.*;
import java.util.concurrent.*;
import org.jspecify.annotations.Nullable;

/** Without type parameters. */
public abstract class Plain extends AsyncLLM {
  /** Where it is. */
  @RuntimeParam(defaultValue = "http://localhost") java.net.URI baseUrl;

  /** For subclasses. */
  protected Plain() {}

  /**
   * Answers.
   *
   * @param topP how much of the mass
   * @param stop where it ends
   */
  protected GenerateOutput generateAsync(Input input, @RuntimeParam(defaultValue = "1") double topP, @RuntimeParam(defaultValue = "[]") @Nullable List<String> stop) throws Exception {
    return new GenerateOutput("");
  }
}
