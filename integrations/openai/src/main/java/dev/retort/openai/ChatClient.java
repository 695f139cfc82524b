package dev.retort.openai;

import dev.retort.http.HttpChannel;
import dev.retort.http.HttpReply;
import dev.retort.http.MalformedException;
import dev.retort.http.StatusErrors;
import dev.retort.http.TransportErrors;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerationException;
import dev.retort.llm.RateLimits;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Sends chat requests and makes outputs of what comes back. Safe for use by many threads. */
final class ChatClient implements AutoCloseable {
  /** The clocks behind a time-out overflow somewhere beyond this. */
  private static final Duration LONGEST_TIMEOUT = Duration.ofDays(365);

  private final HttpChannel channel = new HttpChannel();

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
    Duration timeout = longest.compareTo(LONGEST_TIMEOUT) > 0 ? LONGEST_TIMEOUT : longest;
    StatusErrors errors = new StatusErrors(endpoint.address(), endpoint.redaction());
    TransportErrors failures =
        new TransportErrors(endpoint.address(), timeout, endpoint.redaction());
    return channel.send(
        endpoint.request(request.toJson(), key, timeout),
        timeout,
        reply -> {
          told.accept(RateLimitHeaders.of(reply.headers()));
          return output(reply, request.n(), errors);
        },
        failures::of);
  }

  private static GenerateOutput output(HttpReply reply, int wanted, StatusErrors errors) {
    if (reply.status() / 100 != 2) {
      throw errors.of(reply);
    }
    ChatResponse response;
    try {
      response = ChatResponseReader.read(reply.body());
    } catch (MalformedException e) {
      throw errors.malformed(reply, e);
    }
    if (response.choices().isEmpty()) {
      throw errors.withoutChoices(reply, response.error());
    }
    return Generations.of(response, wanted, reply.requestId());
  }

  @Override
  public void close() {
    channel.close();
  }
}
