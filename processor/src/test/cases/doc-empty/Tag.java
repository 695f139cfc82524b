package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Tag extends AsyncLLM { //! ecj warning at Tag: in com.acme.Tag.Range.from: the description of from is empty; say what it does [retort:doc-empty]
  /**
   * Answers.
   *
   * @param heat
   */
  GenerateOutput generateAsync(Input input, @RuntimeParam double heat) { //! warning at heat: the description of heat is empty; say what it does [retort:doc-empty]
    return new GenerateOutput("");
  }

  /**
   * A range.
   *
   * @param from
   */
  record Range(int from) {} //! javac warning at from: the description of from is empty; say what it does [retort:doc-empty]

  /** A range. */
  @RuntimeParam Range range;

  @Override
  public String modelName() {
    return "m";
  }
}
