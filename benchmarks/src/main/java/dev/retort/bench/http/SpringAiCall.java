package dev.retort.bench.http;

import java.net.URI;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;

/** Spring AI's client as it comes, without its retries. */
final class SpringAiCall implements UnaryOperator<String> {
  private final OpenAiChatModel model;

  SpringAiCall(URI baseUrl) {
    OpenAiChatOptions options =
        OpenAiChatOptions.builder()
            .baseUrl(baseUrl.toString())
            .apiKey("none")
            .model(Client.MODEL)
            .maxTokens(Client.MAX_TOKENS)
            .maxRetries(0)
            .build();
    model = OpenAiChatModel.builder().options(options).build();
  }

  @Override
  public String apply(String question) {
    return Objects.requireNonNull(model.call(question), "no answer");
  }
}
