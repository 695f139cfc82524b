package dev.retort.openai;

import dev.retort.http.Api;
import dev.retort.http.ApiClient;
import dev.retort.http.Endpoint;
import dev.retort.http.HttpReply;
import dev.retort.http.MalformedException;
import dev.retort.http.StatusErrors;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerationException;
import dev.retort.llm.RateLimits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Sends chat requests and makes outputs of what comes back. Safe for use by many threads. */
final class ChatClient implements AutoCloseable {
  /** The vendor's API, which others imitate. */
  static final Api API = imitator("api.openai.com", "OPENAI_API_KEY");

  /**
   * The same API at another vendor's.
   *
   * @param host where a key is needed
   * @param keyVariable environment variable that holds it by custom
   */
  static Api imitator(String host, String keyVariable) {
    return new Api(
        host,
        "/chat/completions",
        List.of("/chat/completions"),
        "Authorization",
        "Bearer ",
        keyVariable,
        Map.of(),
        "chat completions",
        "max_new_tokens");
  }

  private final ApiClient client = new ApiClient();

  /** What it sends by. */
  ApiClient api() {
    return client;
  }

  /**
   * Sends one request, once.
   *
   * @param endpoint where to
   * @param request what
   * @param key by which the server may tell a request that is sent again
   * @param longest bound of the whole exchange; a year at most
   * @param told takes what the answer tells of limits
   * @return the output, or a {@link GenerationException}; to cancel it cancels the exchange
   */
  CompletableFuture<GenerateOutput> complete(
      Endpoint endpoint,
      ChatRequest request,
      String key,
      Duration longest,
      Consumer<RateLimits> told) {
    return client.post(
        endpoint,
        request.toJson(),
        key,
        longest,
        headers -> told.accept(RateLimitHeaders.of(headers)),
        (reply, errors) -> output(reply, request.n(), errors));
  }

  private static GenerateOutput output(HttpReply reply, int wanted, StatusErrors errors)
      throws MalformedException {
    ChatResponse response = ChatResponseReader.read(reply.body());
    if (response.choices().isEmpty()) {
      throw errors.without(reply, response.error(), "choices");
    }
    ChatResponse.Choice broken = response.brokenOff();
    if (broken != null) {
      throw errors.brokenOff(reply, String.valueOf(broken.finishReason()), broken.error());
    }
    return Generations.of(response, wanted, reply.requestId());
  }

  @Override
  public void close() {
    client.close();
  }
}
