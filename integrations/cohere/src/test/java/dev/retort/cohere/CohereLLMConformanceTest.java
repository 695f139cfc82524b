package dev.retort.cohere;

import dev.retort.llm.AsyncLLM;
import dev.retort.llm.JsonValue.JsonString;
import dev.retort.llm.StructuredOutputShape;
import dev.retort.testkit.Generated;
import dev.retort.testkit.LLMConformance;
import java.net.URI;
import java.util.Map;

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

  @Override
  protected Map<String, Object> valuesOnTheWire() {
    return Map.of(
        "structured_output", StructuredOutputShape.json(Map.of("type", new JsonString("object"))));
  }
}
