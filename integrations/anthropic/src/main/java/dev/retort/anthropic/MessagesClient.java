package dev.retort.anthropic;

import dev.retort.http.Api;
import dev.retort.http.ApiClient;
import dev.retort.http.Endpoint;
import dev.retort.http.HeaderCount;
import dev.retort.http.HttpReply;
import dev.retort.http.MalformedException;
import dev.retort.http.StatusErrors;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerationException;
import dev.retort.llm.RateLimits;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends messages and makes outputs of what comes back. Safe for use by many threads. */
final class MessagesClient implements AutoCloseable {
  /** The vendor's API, which others imitate. */
  static final Api API =
      new Api(
          "api.anthropic.com",
          "/v1/messages",
          List.of("/v1/messages", "/v1"),
          "x-api-key",
          "",
          "ANTHROPIC_API_KEY",
          Map.of("anthropic-version", "2023-06-01"),
          "messages",
          "max_tokens");

  private final ApiClient client = new ApiClient();

  /** What it sends by. */
  ApiClient api() {
    return client;
  }

  /**
   * Sends one request, once.
   *
   * @param endpoint where to
   * @param body the request
   * @param key by which the server may tell a request that is sent again
   * @param longest bound of the whole exchange; a year at most
   * @param told takes what the answer tells of limits
   * @return the output, or a {@link GenerationException}; to cancel it cancels the exchange
   */
  CompletableFuture<GenerateOutput> answer(
      Endpoint endpoint, byte[] body, String key, Duration longest, Consumer<RateLimits> told) {
    return client.post(
        endpoint,
        body,
        key,
        longest,
        headers -> told.accept(limits(headers)),
        MessagesClient::output);
  }

  private static GenerateOutput output(HttpReply reply, StatusErrors errors)
      throws MalformedException {
    Message message = MessageReader.read(reply.body());
    if (!message.answered()) {
      throw errors.without(reply, message.error(), "content");
    }
    return message.output(reply.requestId());
  }

  /** Each is a limit a minute. */
  private static RateLimits limits(HttpHeaders headers) {
    return new RateLimits(
        limit(headers, "requests"),
        limit(headers, "input-tokens"),
        limit(headers, "output-tokens"),
        limit(headers, "tokens"));
  }

  private static @Nullable Long limit(HttpHeaders headers, String what) {
    Long limit = HeaderCount.of(headers, "anthropic-ratelimit-" + what + "-limit");
    return limit == null || limit == 0 ? null : limit;
  }

  @Override
  public void close() {
    client.close();
  }
}
