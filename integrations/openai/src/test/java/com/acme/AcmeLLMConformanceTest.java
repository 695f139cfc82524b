package com.acme;

import dev.retort.llm.AsyncLLM;
import dev.retort.testkit.Generated;
import dev.retort.testkit.LLMConformance;
import java.net.URI;

// region test
class AcmeLLMConformanceTest extends LLMConformance {
  @Override
  protected AsyncLLM llm(URI server) {
    return AcmeLLMBuilder.create().model("acme-1").baseUrl(server).build();
  }

  @Override
  protected String answer(Generated answer) {
    return "{\"text\":"
        + Generated.json(answer.text())
        + ",\"input_tokens\":"
        + answer.inputTokens()
        + ",\"output_tokens\":"
        + answer.outputTokens()
        + "}";
  }
}
// endregion
