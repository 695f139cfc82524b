package dev.retort.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests over one HTTP client, each bounded in time from its first byte to the last of the
 * answer, each cancelled with its future. It sends nothing twice. Safe for use by many threads.
 */
final class HttpChannel implements AutoCloseable {
  private final ClientThreads threads = new ClientThreads();
  private final HttpClient client = HttpClient.newBuilder().executor(threads).build();
  private final UnderWay underWay = new UnderWay(threads);
  private final EarlierAnswers earlier = new EarlierAnswers();
  private final Set<StreamedBody> streams = ConcurrentHashMap.newKeySet();

  /**
   * Sends a request.
   *
   * @param request what to send, without a time-out of its own
   * @param question hash of what is asked, by which an answer that came to another is told
   * @param timeout bound of the whole exchange
   * @param read makes a value of the answer, whatever its status; may throw
   * @param failed makes an exception of whatever came instead of an answer
   * @return the value to come; to cancel it cancels the exchange
   */
  <T> CompletableFuture<T> send(
      HttpRequest request,
      int question,
      Duration timeout,
      Function<HttpReply, T> read,
      Function<Throwable, ? extends RuntimeException> failed) {
    HttpCall<T> call = new HttpCall<>(read, failed, timeout, underWay, threads, earlier, question);
    call.start(client, request);
    return call.answer();
  }

  /**
   * Copies an answer of any length, on the calling thread.
   *
   * @param request what to send, without a time-out of its own
   * @param patience how long to wait for the head of the answer, and for each piece of the body
   * @param out takes the body, if the status is good
   * @return what came with another status, of the body the first part; null if all was copied
   * @throws StreamedBody.Broken if no whole answer came
   * @throws IOException if {@code out} takes no more
   */
  @Nullable HttpReply copy(HttpRequest request, Duration patience, OutputStream out)
      throws StreamedBody.Broken, IOException, InterruptedException {
    StreamedBody body = new StreamedBody();
    streams.add(body);
    CompletableFuture<HttpResponse<StreamedBody>> sent = client.sendAsync(request, head -> body);
    try {
      HttpResponse<StreamedBody> reply = sent.get(patience.toNanos(), TimeUnit.NANOSECONDS);
      if (reply.statusCode() / 100 != 2) {
        return new HttpReply(
            reply.statusCode(), reply.headers(), body.head(HttpCall.LARGEST_ERROR, patience));
      }
      body.copyTo(out, patience);
      return null;
    } catch (ExecutionException e) {
      throw new StreamedBody.Broken(e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      throw new StreamedBody.Broken(new HttpTimeoutException("too late"));
    } finally {
      streams.remove(body);
      sent.cancel(true);
      body.cancel();
    }
  }

  /** Cancels what is under way and lets go of the connections. */
  @Override
  public void close() {
    streams.forEach(StreamedBody::cancel);
    underWay.close();
    // A client can be closed from JDK 21 on; before, it goes when nothing refers to it.
    if (client instanceof AutoCloseable closeable) {
      close(closeable);
    }
    threads.close();
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
