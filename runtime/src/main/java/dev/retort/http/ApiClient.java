package dev.retort.http;

import dev.retort.llm.GenerationException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
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

  /** Bytes a second that a request takes at worst, beyond the time-out. */
  private static final long SLOWEST = 128 << 10;

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
    Duration timeout = bounded(longest);
    StatusErrors errors = new StatusErrors(endpoint);
    TransportErrors failures = new TransportErrors(endpoint, timeout);
    return channel.send(
        endpoint.request(body, key),
        Arrays.hashCode(body),
        timeout,
        reply -> {
          told.accept(reply.headers());
          return read(reply, errors, reader);
        },
        failures::of);
  }

  /**
   * Asks something once and waits for the answer.
   *
   * @param <T> the answer
   * @param method such as {@code GET}
   * @param endpoint where to
   * @param body what the request carries
   * @param longest bound of the exchange; what is long to send has longer
   * @param wording words for what is asked
   * @param reader makes the answer
   * @return the answer
   * @throws GenerationException if there is none
   * @throws InterruptedException if the thread was interrupted; the exchange is cancelled
   */
  public <T> T ask(
      String method,
      Endpoint endpoint,
      Body body,
      Duration longest,
      Wording wording,
      Reader<T> reader)
      throws InterruptedException {
    Duration timeout = bounded(longest).plusSeconds(body.length() / SLOWEST);
    StatusErrors errors = new StatusErrors(endpoint, wording);
    TransportErrors failures = new TransportErrors(endpoint, timeout);
    CompletableFuture<T> answer =
        channel.send(
            endpoint.request(method, body),
            endpoint.address().hashCode(),
            timeout,
            reply -> read(reply, errors, reader),
            failures::of);
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    } finally {
      answer.cancel(true);
    }
  }

  /**
   * Copies what is at an address, on the calling thread.
   *
   * @param endpoint where from
   * @param patience how long to wait for the head, and then for the next piece
   * @param wording words for what is asked
   * @param out takes the bytes
   * @throws GenerationException if not all of it came
   * @throws IOException if {@code out} takes no more
   * @throws InterruptedException if the thread was interrupted; the exchange is cancelled
   */
  public void copy(Endpoint endpoint, Duration patience, Wording wording, OutputStream out)
      throws IOException, InterruptedException {
    Duration timeout = bounded(patience);
    HttpReply refusal;
    try {
      refusal = channel.copy(endpoint.request("GET", Body.NONE), timeout, out);
    } catch (StreamedBody.Broken e) {
      throw new TransportErrors(endpoint, timeout).of(e.reason());
    }
    if (refusal != null) {
      throw new StatusErrors(endpoint, wording).of(refusal);
    }
  }

  private static Duration bounded(Duration longest) {
    return longest.compareTo(LONGEST_TIMEOUT) > 0 ? LONGEST_TIMEOUT : longest;
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
