package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.util.*;
import java.util.concurrent.*;
import org.jspecify.annotations.Nullable;

/** Kwargs in one record. */
@LLMType
public class ByRecord extends LLM {
  /**
   * The kwargs.
   *
   * @param temperature how warm
   * @param seed where chance starts
   * @param stop where it ends
   */
  public record Options(@RuntimeParam(defaultValue = "0.5") double temperature, @Nullable Long seed, List<String> stop) {}

  @Override public String modelName() { return "m"; }

  List<GenerateOutput> generate(List<Input> inputs, int numGenerations, @RuntimeParam Options options) {
    return List.of();
  }
}
