package dev.retort.http;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Sends requests over one HTTP client, each bounded in time from its first byte to the last of the
 * answer, each cancelled with its future. It sends nothing twice. Safe for use by many threads.
 */
final class HttpChannel implements AutoCloseable {
  private final HttpClient client = HttpClient.newBuilder().build();
  private final Set<HttpCall<?>> underWay = ConcurrentHashMap.newKeySet();

  /**
   * Sends a request.
   *
   * @param request what to send
   * @param timeout bound of the whole exchange
   * @param read makes a value of the answer, whatever its status; may throw
   * @param failed makes an exception of whatever came instead of an answer
   * @return the value to come; to cancel it cancels the exchange
   */
  <T> CompletableFuture<T> send(
      HttpRequest request,
      Duration timeout,
      Function<HttpReply, T> read,
      Function<Throwable, ? extends RuntimeException> failed) {
    HttpCall<T> call = new HttpCall<>(read, failed, underWay::remove);
    underWay.add(call);
    call.start(client, request, timeout);
    return call.answer();
  }

  /** Cancels what is under way and lets go of the connections. */
  @Override
  public void close() {
    underWay.forEach(call -> call.answer().cancel(true));
    // A client can be closed from JDK 21 on; before, it goes when nothing refers to it.
    if (client instanceof AutoCloseable closeable) {
      close(closeable);
    }
  }

  private static void close(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("the HTTP client could not be closed", e);
    }
  }
}
