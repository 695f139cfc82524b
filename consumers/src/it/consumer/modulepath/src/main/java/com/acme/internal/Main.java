package com.acme.internal;

import com.acme.AcmeLLMBuilder;
import dev.retort.anthropic.AnthropicLLMBuilder;
import dev.retort.descriptor.MissingCompanionException;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import dev.retort.openai.OpenAILLMBuilder;
import java.net.URI;
import java.util.List;

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
    // Both come as far as the network, over what the runtime opens to them alone.
    URI nowhere = URI.create("http://127.0.0.1:1");
    try (LLM openai = OpenAILLMBuilder.create().model("m").baseUrl(nowhere).maxRetries(0).build();
        LLM anthropic =
            AnthropicLLMBuilder.create().model("m").baseUrl(nowhere).maxRetries(0).build()) {
      expect(noneAt(nowhere + "/chat/completions"), failure(openai));
      expect(noneAt(nowhere + "/v1/messages"), failure(anthropic));
    }
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

  private static String failure(LLM llm) {
    GenerateOutput output = llm.generateOutputs(List.of(Input.of("Hi")), 1).get(0);
    return String.valueOf(output.error().message());
  }

  private static String noneAt(String address) {
    return "nothing answers at " + address + "; is the server running, is base_url right?";
  }

  private static void expect(String expected, String actual) {
    if (!actual.equals(expected)) {
      throw new IllegalStateException("expected " + expected + "\nbut was  " + actual);
    }
  }
}
