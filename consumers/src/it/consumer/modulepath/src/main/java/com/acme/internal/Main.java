package com.acme.internal;

import com.acme.AcmeLLMBuilder;
import dev.retort.descriptor.MissingCompanionException;
import dev.retort.llm.LLM;

/** Runs as a module, which tests do not: they open every package. */
public final class Main {
  private Main() {}

  /**
   * Fails where something is not as it should be.
   *
   * @param args none
   */
  public static void main(String[] args) {
    String yaml = AcmeLLMBuilder.create().model("acme-1").build().toYaml();
    expect(yaml, LLM.fromYaml(yaml).toYaml());
    expect("class com.acme.AcmeLLM", LLM.fromYaml(yaml).getClass().toString());
    try {
      throw new IllegalStateException("found " + new HiddenLLM().descriptor());
    } catch (MissingCompanionException e) {
      expect(
          "the generated class com.acme.internal.HiddenLLMDescriptor is out of reach: module"
              + " com.acme does not export its package. Add to the module-info: exports"
              + " com.acme.internal to dev.retort.api;",
          e.getMessage());
    }
  }

  private static void expect(String expected, String actual) {
    if (!actual.equals(expected)) {
      throw new IllegalStateException("expected " + expected + "\nbut was  " + actual);
    }
  }
}
