package com.acme.bound;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** Binds the type and says nothing else, so that the kwarg stays what it was. */
@LLMType
public class ByHalves extends Scored<Double> {
  @Override
  protected GenerateOutput generateAsync(Input input, Double score) {
    return new GenerateOutput("");
  }
}
