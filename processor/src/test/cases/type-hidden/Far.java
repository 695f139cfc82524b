package com.far;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.util.*;
import org.jspecify.annotations.Nullable;

/** A model whose types its own package sees. */
@LLMType
public class Far extends AsyncLLM {
  enum Style { PLAIN, ORNATE }

  /**
   * A place.
   *
   * @param x where
   */
  record Spot(int x) {}

  /** What it lies in. */
  protected static class Frame {
    /** How it is cut. */
    public enum Cut { ROUND, SQUARE }
  }

  /** How it sounds. */
  @RuntimeParam protected Style style;

  /** Where it is. */
  @RuntimeParam @Nullable Spot spot;

  @Override
  public String modelName() {
    return "m";
  }

  /**
   * Answers.
   *
   * @param cut how
   * @param spots where
   */
  protected GenerateOutput generateAsync(Input input, @RuntimeParam Frame.@Nullable Cut cut, @RuntimeParam @Nullable List<Spot> spots) {
    return new GenerateOutput("");
  }
}
