package dev.retort.cohere;

import dev.retort.llm.AsyncLLM;
import dev.retort.testkit.Generated;
import dev.retort.testkit.LLMConformance;
import java.net.URI;

/** The conformance tests of the kit. */
class CohereLLMConformanceTest extends LLMConformance {
  @Override
  protected AsyncLLM llm(URI server) {
    return CohereLLMBuilder.create().model("m").baseUrl(server).build();
  }

  @Override
  protected String answer(Generated answer) {
    String content =
        answer.text() == null
            ? ""
            : "{\"type\":\"text\",\"text\":" + Generated.json(answer.text()) + "}";
    return "{\"finish_reason\":\"COMPLETE\",\"message\":{\"role\":\"assistant\",\"content\":["
        + content
        + "]},\"usage\":{\"tokens\":{\"input_tokens\":"
        + answer.inputTokens()
        + ",\"output_tokens\":"
        + answer.outputTokens()
        + "}}}";
  }
}
