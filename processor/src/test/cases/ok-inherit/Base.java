package com.acme.base;

import jakarta.validation.constraints.*;
import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.util.*;
import java.util.concurrent.*;
import org.jspecify.annotations.Nullable;

/**
 * What all have.
 *
 * @param <C> the settings
 * @param <S> the style
 */
public abstract class Base<C, S extends Enum<S>> extends AsyncLLM {
  /** The settings. */
  @Attribute C settings;
  /** A count. */
  @RuntimeParam(defaultValue = "2") protected int count;

  /** Bounds by name. */
  @RuntimeParam @Nullable Map<String, @Max(value = 9, message = "too much") Integer> bounds;
  /** Shapes. */
  @RuntimeParam @Nullable List<Outline> shapes;

  /**
   * A value.
   *
   * @param label what it is called
   * @param sizes how large
   */
  public record Outline(@Nullable String label, @Nullable List<@Positive Integer> sizes) {}

  /** For subclasses. */
  protected Base() {}

  /**
   * Answers.
   *
   * @param style how it sounds
   * @param heat how warm
   */
  CompletionStage<GenerateOutput> generateAsync(Input input, int n, @RuntimeParam S style, @RuntimeParam @Nullable @Positive Double heat) {
    return new CompletableFuture<>();
  }
}
