package dev.retort.http;

import dev.retort.llm.GenerationException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends JSON to a provider, once, and makes an answer or a failure in words of what comes back.
 * Safe for use by many threads.
 */
public final class ApiClient implements AutoCloseable {
  /**
   * Makes an answer of a reply with a good status.
   *
   * @param <T> the answer
   */
  public interface Reader<T> {
    /**
     * Reads a reply.
     *
     * @param reply with a status between 200 and 299
     * @param errors words for what is wrong
     * @return the answer
     * @throws MalformedException if it is none
     */
    T read(HttpReply reply, StatusErrors errors) throws MalformedException;
  }

  /** The clocks behind a time-out overflow somewhere beyond this. */
  private static final Duration LONGEST_TIMEOUT = Duration.ofDays(365);

  private final HttpChannel channel = new HttpChannel();

  /** Opens a pool of connections. */
  public ApiClient() {}

  /**
   * Sends one request, once.
   *
   * @param <T> the answer
   * @param endpoint where to
   * @param body JSON
   * @param key by which the server may tell a request that is sent again; null where it takes none
   * @param longest bound of the whole exchange; a year at most
   * @param told takes the headers of whatever answer comes
   * @param reader makes the answer
   * @return the answer, or a {@link GenerationException}; to cancel it cancels the exchange
   */
  public <T> CompletableFuture<T> post(
      Endpoint endpoint,
      byte[] body,
      @Nullable String key,
      Duration longest,
      Consumer<HttpHeaders> told,
      Reader<T> reader) {
    Duration timeout = longest.compareTo(LONGEST_TIMEOUT) > 0 ? LONGEST_TIMEOUT : longest;
    StatusErrors errors = new StatusErrors(endpoint);
    TransportErrors failures = new TransportErrors(endpoint, timeout);
    return channel.send(
        endpoint.request(body, key, timeout),
        timeout,
        reply -> {
          told.accept(reply.headers());
          return read(reply, errors, reader);
        },
        failures::of);
  }

  private static <T> T read(HttpReply reply, StatusErrors errors, Reader<T> reader) {
    if (reply.status() / 100 != 2) {
      throw errors.of(reply);
    }
    try {
      return reader.read(reply, errors);
    } catch (MalformedException e) {
      throw errors.malformed(reply, e);
    }
  }

  /** Cancels what is under way and lets go of the connections. */
  @Override
  public void close() {
    channel.close();
  }
}
