package com.acme.base;

import jakarta.validation.constraints.*;
import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.util.*;
import java.util.concurrent.*;
import org.jspecify.annotations.Nullable;

/** Without type parameters. */
public abstract class Plain extends AsyncLLM {
  /** Where it is. */
  @RuntimeParam(defaultValue = "http://localhost") java.net.URI baseUrl;

  /** How it looks. */
  @RuntimeParam @Nullable Shape shape;

  /**
   * A value.
   *
   * @param label what it is called
   * @param sizes how large
   */
  public record Shape(@Nullable String label, @Nullable List<@Positive Integer> sizes) {}

  /** For subclasses. */
  protected Plain() {}

  /**
   * Answers.
   *
   * @param topP how much of the mass
   * @param stop where it ends
   */
  protected GenerateOutput generateAsync(Input input, @RuntimeParam(defaultValue = "1") double topP, @RuntimeParam(defaultValue = "[]") @Nullable List<@NotBlank String> stop) throws Exception {
    return new GenerateOutput("");
  }
}
