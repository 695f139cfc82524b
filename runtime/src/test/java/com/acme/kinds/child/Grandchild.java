package com.acme.kinds.child;

import dev.retort.annotation.LLMType;
import dev.retort.annotation.RuntimeParam;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;

/** Overrides the operative method and says nothing of its parameters. */
@LLMType
public class Grandchild extends Child {
  /** How much more. */
  @RuntimeParam(defaultValue = "5")
  int more;

  @Override
  protected GenerateOutput generateAsync(Input input, int heat, int depth) {
    return GenerateOutput.of("heat=" + heat + " depth=" + depth + " more=" + more);
  }
}
