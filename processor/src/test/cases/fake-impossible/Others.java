package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import dev.retort.testkit.FakeOf;

/** A model. */
@LLMType
final class Ended extends AsyncLLM {
  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}

/** A model. */
@LLMType
class Loading extends AsyncLLM {
  @Override
  public String modelName() {
    return "m";
  }

  @Override
  public final void load() {}

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}

@FakeOf(Ended.class) //! javac error at .class: Ended cannot be faked: it is final, and a fake extends it [retort:fake-impossible] //! ecj error at Ended.class: Ended cannot be faked: it is final, and a fake extends it [retort:fake-impossible]
class EndedTest {}

@FakeOf(Loading.class) //! javac error at .class: Loading cannot be faked: Loading.load() is final, and a fake overrides it [retort:fake-impossible] //! ecj error at Loading.class: Loading cannot be faked: Loading.load() is final, and a fake overrides it [retort:fake-impossible]
class LoadingTest {}
