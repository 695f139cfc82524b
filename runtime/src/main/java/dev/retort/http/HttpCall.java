package dev.retort.http;

import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One exchange under way. Its answer settles exactly once: by a reply, a failure, the alarm or the
 * caller who cancels; each of the last three aborts the exchange.
 *
 * @param <T> what is made of the reply
 */
final class HttpCall<T> implements UnderWay.Exchange {
  /** Answers of many generations with log probabilities run to some ten megabytes. */
  static final int LARGEST_ANSWER = 64 << 20;

  /** What a message quotes of an error fits in much less. */
  static final int LARGEST_ERROR = 64 << 10;

  private final Function<HttpReply, T> read;
  private final Function<Throwable, ? extends RuntimeException> failed;
  private final long deadline;
  private final UnderWay underWay;
  private final ClientThreads threads;
  private final EarlierAnswers earlier;
  private final int question;
  private final CompletableFuture<T> answer = new CompletableFuture<>();
  private volatile @Nullable CompletableFuture<HttpResponse<byte[]>> sent;
  private volatile @Nullable BoundedBody body;
  private volatile boolean whole;

  /**
   * Prepares an exchange.
   *
   * @param read makes a value of the reply; may throw
   * @param failed makes an exception of whatever came instead of a reply
   * @param timeout from now; when it is over the alarm rings
   * @param underWay where it is until the answer has settled
   * @param threads of the client
   * @param earlier answers that came over the same client
   * @param question hash of what is asked
   */
  HttpCall(
      Function<HttpReply, T> read,
      Function<Throwable, ? extends RuntimeException> failed,
      Duration timeout,
      UnderWay underWay,
      ClientThreads threads,
      EarlierAnswers earlier,
      int question) {
    this.read = read;
    this.failed = failed;
    this.deadline = System.nanoTime() + timeout.toNanos();
    this.underWay = underWay;
    this.threads = threads;
    this.earlier = earlier;
    this.question = question;
  }

  CompletableFuture<T> answer() {
    return answer;
  }

  /**
   * Sends the request.
   *
   * @param client over which
   * @param request what
   */
  @SuppressWarnings("FutureReturnValueIgnored") // Each hook hands on what it learns itself.
  void start(HttpClient client, HttpRequest request) {
    underWay.add(this);
    answer.whenComplete(
        (value, failure) -> {
          underWay.remove(this);
          if (failure != null) {
            abort();
          }
        });
    if (answer.isDone()) {
      // The channel is closed: nobody waits, and nothing is paid for.
      return;
    }
    try {
      CompletableFuture<HttpResponse<byte[]>> reply = client.sendAsync(request, this::receive);
      sent = reply;
      reply.whenComplete(this::ended);
    } catch (RuntimeException e) {
      answer.completeExceptionally(failed.apply(e));
    }
    if (answer.isDone()) {
      abort();
    }
  }

  private BoundedBody receive(HttpResponse.ResponseInfo head) {
    boolean good = head.statusCode() / 100 == 2;
    if (good) {
      refuseCopy(head.headers());
    }
    BoundedBody incoming =
        new BoundedBody(
            good ? LARGEST_ANSWER : LARGEST_ERROR, !good, bytes -> arrived(head, bytes));
    body = incoming;
    if (answer.isDone()) {
      // The head came as the call was given up: nobody else will hang up.
      incoming.cancel();
    }
    return incoming;
  }

  /** The connection is given up with the copy, since the answers on it are out of step. */
  private void refuseCopy(HttpHeaders headers) {
    String name = HttpReply.requestId(headers);
    if (name != null && earlier.isCopy(name, question)) {
      answer.completeExceptionally(failed.apply(new EarlierAnswers.Copy(name)));
    }
  }

  @Override
  public long deadline() {
    return deadline;
  }

  @Override
  public void cancel() {
    answer.cancel(true);
  }

  @Override
  public void ring() {
    answer.completeExceptionally(failed.apply(new HttpTimeoutException("too late")));
  }

  /** The end of the exchange as the client tells it: what came whole has settled the answer. */
  private void ended(@Nullable HttpResponse<byte[]> reply, @Nullable Throwable failure) {
    if (failure != null) {
      BoundedBody incoming = body;
      Throwable reason = unwrap(failure);
      // The end of a connection may reach us before the body learns of it.
      answer.completeExceptionally(
          failed.apply(incoming == null ? reason : incoming.brokenBy(reason)));
    }
  }

  /*
   * The client hands each reply over to the default executor of all futures. On a machine with two
   * cores or one, JDKs before 25 start a thread for that: for every call, which costs as much as the
   * call. So the answer is made by the thread on which the body ended, as soon as the client is done
   * there, and the reply, for which nobody else waits, is completed before the client gets to it.
   */
  private void arrived(HttpResponse.ResponseInfo head, byte[] bytes) {
    whole = true;
    CompletableFuture<HttpResponse<byte[]>> reply = sent;
    if (reply != null) {
      reply.complete(null);
    }
    threads.handOn(() -> settle(new HttpReply(head.statusCode(), head.headers(), bytes)));
  }

  private void settle(HttpReply reply) {
    if (answer.isDone()) {
      return;
    }
    try {
      answer.complete(read.apply(reply));
    } catch (RuntimeException | Error e) {
      answer.completeExceptionally(e);
    }
  }

  private static Throwable unwrap(@Nullable Throwable failure) {
    Throwable inner = failure;
    while (inner instanceof CompletionException && inner.getCause() != null) {
      inner = inner.getCause();
    }
    return inner == null ? new IllegalStateException("neither a reply nor a failure") : inner;
  }

  private void abort() {
    if (whole) {
      // The connection may be at another call by now.
      return;
    }
    CompletableFuture<HttpResponse<byte[]>> reply = sent;
    if (reply != null) {
      reply.cancel(true);
    }
    BoundedBody incoming = body;
    if (incoming != null) {
      incoming.cancel();
    }
  }
}
