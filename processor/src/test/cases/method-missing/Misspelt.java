package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.util.*;

/** A model. */
@LLMType
public class Misspelt extends AsyncLLM {
  @Override
  public String modelName() {
    return "m";
  }

  /**
   * Answers.
   *
   * @param heat how warm
   */
  GenerateOutput genrateAsync(Input input, @RuntimeParam double heat) { //! error at genrateAsync: Misspelt has no operative method; rename genrateAsync to generateAsync [retort:method-missing]
    return new GenerateOutput("");
  }

  /** Answers all. */
  @LLMType
  static class Rows extends LLM {
    @Override
    public String modelName() {
      return "m";
    }

    List<GenerateOutput> generates(List<Input> inputs, int numGenerations) { //! error at generates: Rows has no operative method; rename generates to generate [retort:method-missing]
      return List.of();
    }

    String generated(String text) {
      return text;
    }
  }
}
