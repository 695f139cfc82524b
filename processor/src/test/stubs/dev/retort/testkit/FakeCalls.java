package dev.retort.testkit;

import dev.retort.descriptor.Kwargs;
import dev.retort.descriptor.LLMDescriptor;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;

public final class FakeCalls {
  public LLMDescriptor<?> descriptor() {
    throw new UnsupportedOperationException();
  }

  public boolean isA(Object fake, String className) {
    return false;
  }

  public GenerateOutput answer(Kwargs kwargs, Input input, int numGenerations, int sample) {
    return new GenerateOutput("");
  }
}
