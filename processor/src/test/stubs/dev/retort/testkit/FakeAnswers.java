package dev.retort.testkit;

import dev.retort.llm.LLM;

public final class FakeAnswers {
  public static FakeAnswers seeded(long seed) {
    return new FakeAnswers();
  }

  public <T extends LLM> FakeCalls calls(T configured, T fake) {
    return new FakeCalls();
  }
}
