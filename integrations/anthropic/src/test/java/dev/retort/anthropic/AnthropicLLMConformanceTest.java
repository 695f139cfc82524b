package dev.retort.anthropic;

import dev.retort.llm.AsyncLLM;
import dev.retort.testkit.Generated;
import dev.retort.testkit.LLMConformance;
import java.net.URI;
import java.util.Map;

/** The conformance tests of the kit. */
class AnthropicLLMConformanceTest extends LLMConformance {
  @Override
  protected AsyncLLM llm(URI server) {
    return AnthropicLLMBuilder.create().model("m").baseUrl(server).build();
  }

  @Override
  protected String answer(Generated answer) {
    String content =
        answer.text() == null
            ? ""
            : "{\"type\":\"text\",\"text\":" + Generated.json(answer.text()) + "}";
    return "{\"type\":\"message\",\"role\":\"assistant\",\"content\":["
        + content
        + "],\"stop_reason\":\"end_turn\",\"usage\":{\"input_tokens\":"
        + answer.inputTokens()
        + ",\"output_tokens\":"
        + answer.outputTokens()
        + "}}";
  }

  @Override
  protected Map<String, String> notOnTheWire() {
    return Map.of(
        "offline_batch_max_requests", "says how batches are split; an online call has none",
        "offline_batch_max_bytes", "says how batches are split; an online call has none",
        "offline_batch_max_resubmissions", "says how often batches are sent again");
  }
}
