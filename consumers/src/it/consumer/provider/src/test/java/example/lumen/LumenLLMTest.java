package example.lumen;

import dev.retort.llm.AsyncLLM;
import dev.retort.testkit.Generated;
import dev.retort.testkit.LLMConformance;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** The kit's tests. */
class LumenLLMTest extends LLMConformance {
  @Override
  protected AsyncLLM llm(URI server) {
    return LumenLLMBuilder.create().engine("glow-2").baseUrl(server).build();
  }

  // region kit
  @Override
  protected String answer(Generated answer) {
    String variants =
        answer.texts().stream()
            .map(text -> "{\"utterance\":" + Generated.json(text) + ",\"halted_by\":\"end\"}")
            .collect(Collectors.joining(","));
    return "{\"variants\":[%s],\"meter\":{\"in\":%d,\"out\":[%d]}}"
        .formatted(variants, answer.inputTokens(), answer.outputTokens());
  }

  @Override
  protected String error(int status, String message) {
    return "{\"fault\":{\"code\":\"busy\",\"note\":" + Generated.json(message) + "}}";
  }

  @Override
  protected Map<String, String> retryAfter(Duration wait) {
    return Map.of("X-Lumen-Wait-Ms", Long.toString(wait.toMillis()));
  }
  // endregion
}
