package com.acme.over;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** Overrides without a word, so that both kwargs stay what they were. */
@LLMType
public class Child extends Base {
  @Override
  protected GenerateOutput generateAsync(Input input, int heat, int depth) {
    return new GenerateOutput("");
  }
}
