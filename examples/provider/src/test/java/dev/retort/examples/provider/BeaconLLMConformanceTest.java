package dev.retort.examples.provider;

import dev.retort.llm.AsyncLLM;
import dev.retort.testkit.Generated;
import dev.retort.testkit.LLMConformance;
import java.net.URI;
import java.util.stream.Collectors;

class BeaconLLMConformanceTest extends LLMConformance {
  @Override
  protected AsyncLLM llm(URI server) {
    return BeaconLLMBuilder.create().lamp("old-tower").baseUrl(server.resolve("/harbour")).build();
  }

  @Override
  protected String answer(Generated answer) {
    return "{\"flashes\":"
        + answer.texts().stream().map(Generated::json).collect(Collectors.joining(",", "[", "]"))
        + ",\"oil\":["
        + answer.inputTokens()
        + ","
        + answer.outputTokens()
        + "]}";
  }

  @Override
  protected String error(int status, String message) {
    return "{\"fog\":" + Generated.json(message) + "}";
  }
}
