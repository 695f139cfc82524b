package dev.retort.cohere;

import dev.retort.http.Api;
import dev.retort.http.ApiClient;
import dev.retort.http.Endpoint;
import dev.retort.http.HttpReply;
import dev.retort.http.MalformedException;
import dev.retort.http.StatusErrors;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerationException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Sends chat requests and makes outputs of what comes back. Safe for use by many threads. */
final class ReplyClient implements AutoCloseable {
  /** The vendor's API. */
  static final Api API =
      new Api(
          "api.cohere.com",
          "/v2/chat",
          List.of("/v2/chat", "/v2", "/v1"),
          "Authorization",
          "Bearer ",
          "COHERE_API_KEY",
          Map.of(),
          "chats",
          "max_tokens");

  private final ApiClient client = new ApiClient();

  /**
   * Sends one request, once.
   *
   * @param endpoint where to
   * @param body the request
   * @param key by which the server may tell a request that is sent again
   * @param longest bound of the whole exchange; a year at most
   * @return the output, or a {@link GenerationException}; to cancel it cancels the exchange
   */
  CompletableFuture<GenerateOutput> answer(
      Endpoint endpoint, byte[] body, String key, Duration longest) {
    return client.post(endpoint, body, key, longest, headers -> {}, ReplyClient::output);
  }

  private static GenerateOutput output(HttpReply http, StatusErrors errors)
      throws MalformedException {
    Reply reply = ReplyReader.read(http.body());
    if (!reply.answered()) {
      throw errors.without(http, reply.error(), "message");
    }
    if (reply.isBroken()) {
      throw new GenerationException(
          new Failure(
              Kind.SERVER,
              "the provider broke off the generation (finish_reason: " + reply.finishReason() + ")",
              1,
              http.status(),
              http.requestId()),
          null);
    }
    return new GenerateOutput(
        Collections.singletonList(reply.text()), reply.usage(), null, null, reply.ends());
  }

  @Override
  public void close() {
    client.close();
  }
}
