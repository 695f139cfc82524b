package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class More extends AsyncLLM { //! ecj warning at More: in com.acme.More.Range: @param form names no parameter of Range; did you mean "from"? [retort:doc-unknown]
  /**
   * Answers.
   *
   * @param input what is asked
   * @param heat how warm
   * @param quite other
   */
  GenerateOutput generateAsync(Input input, @RuntimeParam double heat) { //! warning at generateAsync: @param quite names no parameter of generateAsync; drop it [retort:doc-unknown]
    return new GenerateOutput("");
  }

  /**
   * A range.
   *
   * @param from where it starts
   * @param form where it starts
   */
  record Range(int from) {} //! javac warning at Range: @param form names no parameter of Range; did you mean "from"? [retort:doc-unknown]

  /** A range. */
  @RuntimeParam Range range;

  @Override
  public String modelName() {
    return "m";
  }
}
