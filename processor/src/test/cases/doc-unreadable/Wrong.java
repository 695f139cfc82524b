package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  /// How warm.
  @RuntimeParam double heat; //! javac<23 warning at heat: the /// comment of heat is read by JDK 23 and later only; write /** ... */ [retort:doc-unreadable] //! ecj warning at heat: heat has no description; write a Javadoc comment before it [retort:doc-missing]
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
