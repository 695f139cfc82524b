package dev.retort.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Hands a body of any length over to one waiting thread, piece by piece: the next piece is asked
 * for when the last one was taken.
 */
final class StreamedBody implements BodySubscriber<StreamedBody> {
  private static final Object END = new Object();

  private final BlockingQueue<Object> arrived = new LinkedBlockingQueue<>();
  private volatile @Nullable Subscription subscription;
  private volatile boolean cancelled;
  private long received;

  @Override
  public CompletionStage<StreamedBody> getBody() {
    return CompletableFuture.completedStage(this);
  }

  @Override
  public void onSubscribe(Subscription source) {
    subscription = source;
    if (cancelled) {
      source.cancel();
    } else {
      source.request(1);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> piece) {
    arrived.add(piece);
  }

  @Override
  public void onError(Throwable failure) {
    arrived.add(failure);
  }

  @Override
  public void onComplete() {
    arrived.add(END);
  }

  /**
   * Copies the body to its end.
   *
   * @param out takes the bytes
   * @param patience how long to wait for the next piece
   * @throws Broken if the body does not come to its end
   * @throws IOException if {@code out} takes no more
   */
  void copyTo(OutputStream out, Duration patience)
      throws Broken, IOException, InterruptedException {
    for (List<ByteBuffer> piece = next(patience); piece != null; piece = next(patience)) {
      for (ByteBuffer buffer : piece) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        out.write(bytes);
      }
    }
  }

  /** The first bytes of the body, at most so many. */
  byte[] head(int limit, Duration patience) throws Broken, InterruptedException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    List<ByteBuffer> piece = next(patience);
    while (piece != null && head.size() < limit) {
      for (ByteBuffer buffer : piece) {
        byte[] bytes = new byte[Math.min(buffer.remaining(), limit - head.size())];
        buffer.get(bytes);
        head.writeBytes(bytes);
      }
      piece = head.size() < limit ? next(patience) : null;
    }
    return head.toByteArray();
  }

  /** What came next; null at the end. */
  @SuppressWarnings("unchecked") // Lists in the queue are pieces.
  private @Nullable List<ByteBuffer> next(Duration patience) throws Broken, InterruptedException {
    Object next = arrived.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (next == null) {
      throw new Broken(new HttpTimeoutException("too late"));
    } else if (next instanceof Throwable failure) {
      throw new Broken(
          failure instanceof IOException ? new BoundedBody.Cut(received, failure) : failure);
    } else if (next == END) {
      return null;
    }
    List<ByteBuffer> piece = (List<ByteBuffer>) next;
    for (ByteBuffer buffer : piece) {
      received += buffer.remaining();
    }
    Subscription source = subscription;
    if (source != null) {
      source.request(1);
    }
    return piece;
  }

  /** Stops taking in; the connection is closed, and who waits for more is told. */
  void cancel() {
    cancelled = true;
    // Before the source is: JDK 25 tells the end of a subscription as a failure of the connection.
    arrived.add(new CancellationException("given up"));
    Subscription source = subscription;
    if (source != null) {
      source.cancel();
    }
  }

  /** The body did not come to its end. */
  static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    private final Throwable reason;

    Broken(Throwable reason) {
      super(reason);
      this.reason = reason;
    }

    Throwable reason() {
      return reason;
    }
  }
}
