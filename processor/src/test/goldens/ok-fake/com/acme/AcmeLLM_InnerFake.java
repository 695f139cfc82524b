package com.acme;

import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.Kwargs;
import dev.retort.descriptor.TypeDescriptor;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.llm.StandIn;
import dev.retort.testkit.FakeAnswers;
import dev.retort.testkit.FakeCalls;

/**
 * A fake of {@link AcmeLLM.Inner}: with its config and its parameters, which are checked as its are, and without its
 * server. What it answers is said by {@link FakeAnswers}.
 */
@GeneratedBy("dev.retort.processor")
final class AcmeLLM_InnerFake extends AcmeLLM.Inner implements StandIn {
  private final FakeCalls calls;

  private AcmeLLM_InnerFake(AcmeLLM.Inner configured, FakeAnswers answers) {
    calls = answers.calls(configured, this);
  }

  /**
   * Makes a fake that answers from the seed 0.
   *
   * @param configured whose config it has; left alone
   */
  public static AcmeLLM_InnerFake of(AcmeLLM.Inner configured) {
    return new AcmeLLM_InnerFake(configured, FakeAnswers.seeded(0));
  }

  /**
   * Makes a fake.
   *
   * @param configured whose config it has; left alone
   * @param answers what it answers
   */
  public static AcmeLLM_InnerFake of(AcmeLLM.Inner configured, FakeAnswers answers) {
    return new AcmeLLM_InnerFake(configured, answers);
  }

  @Override
  public TypeDescriptor<?> describedBy() {
    return calls.descriptor();
  }

  @Override
  public boolean isA(String className) {
    return calls.isA(this, className);
  }

  @Override
  public void load() {
    loadStandIn();
  }

  @Override
  public void unload() {
    unloadStandIn();
  }

  @Override
  public GenerateOutput answer(Kwargs kwargs, Input input, int numGenerations, int sample) {
    return calls.answer(kwargs, input, numGenerations, sample);
  }
}
