package dev.retort.bench.http;

import dev.langchain4j.model.openai.OpenAiChatModel;
import java.net.URI;
import java.util.function.UnaryOperator;

/** LangChain4j's client as it comes, without its retries. */
final class LangChain4jCall implements UnaryOperator<String> {
  private final OpenAiChatModel model;

  LangChain4jCall(URI baseUrl) {
    model =
        OpenAiChatModel.builder()
            .baseUrl(baseUrl.toString())
            .apiKey("none")
            .modelName(Client.MODEL)
            .maxTokens(Client.MAX_TOKENS)
            .maxRetries(0)
            .build();
  }

  @Override
  public String apply(String question) {
    return model.chat(question);
  }
}
