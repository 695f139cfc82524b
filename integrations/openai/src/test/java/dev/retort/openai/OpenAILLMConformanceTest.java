package dev.retort.openai;

import dev.retort.llm.AsyncLLM;
import dev.retort.testkit.Generated;
import dev.retort.testkit.LLMConformance;
import java.net.URI;
import java.util.Map;

/** The conformance tests of the kit. */
class OpenAILLMConformanceTest extends LLMConformance {
  static final Map<String, Object> VALUES =
      Map.of(
          "response_format",
          Map.of("type", "json_object"),
          "max_tokens_field",
          MaxTokensField.MAX_COMPLETION_TOKENS);

  @Override
  protected AsyncLLM llm(URI server) {
    return OpenAILLMBuilder.create().model("m").baseUrl(server.resolve("/v1")).build();
  }

  @Override
  protected String answer(Generated answer) {
    String whole =
        Chats.answer(answer.texts().stream().map(Generated::json).toArray(String[]::new));
    return whole
        .replace("\"prompt_tokens\":9", "\"prompt_tokens\":" + answer.inputTokens())
        .replace("\"completion_tokens\":12", "\"completion_tokens\":" + answer.outputTokens());
  }

  @Override
  protected Map<String, Object> valuesOnTheWire() {
    return VALUES;
  }

  @Override
  protected Map<String, String> notOnTheWire() {
    return Map.of(
        "offline_batch_max_requests", "says how batches are split; an online call has none",
        "offline_batch_max_bytes", "says how batches are split; an online call has none",
        "offline_batch_max_resubmissions", "says how often batches are sent again");
  }
}
