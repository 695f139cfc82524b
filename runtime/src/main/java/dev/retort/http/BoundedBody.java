package dev.retort.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes in a body up to a size, so that no server can fill the memory, and tells as soon as it is
 * whole.
 */
final class BoundedBody implements BodySubscriber<byte[]> {
  /** The body is longer than its limit. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge(int limit) {
      super("the answer is longer than " + limit + " bytes");
    }
  }

  /** The connection broke while the body came. */
  static final class Cut extends IOException {
    private static final long serialVersionUID = 1L;

    Cut(long received, Throwable cause) {
      super("the answer broke off after " + received + " bytes", cause);
    }
  }

  private final int limit;
  private final boolean headIsEnough;
  private final Consumer<byte[]> whole;
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private volatile @Nullable Subscription subscription;
  private volatile boolean cancelled;

  /**
   * Waits for a body.
   *
   * @param limit bytes taken at most
   * @param headIsEnough what to do with a longer one: true = keep its head, false = fail
   * @param whole told once, if it comes to that, before the client is
   */
  BoundedBody(int limit, boolean headIsEnough, Consumer<byte[]> whole) {
    this.limit = limit;
    this.headIsEnough = headIsEnough;
    this.whole = whole;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Subscription source) {
    subscription = source;
    if (cancelled) {
      source.cancel();
    } else {
      source.request(Long.MAX_VALUE);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      if (body.isDone()) {
        return;
      }
      take(buffer);
    }
  }

  private void take(ByteBuffer buffer) {
    int room = limit - received.size();
    byte[] bytes = new byte[Math.min(room, buffer.remaining())];
    buffer.get(bytes);
    received.writeBytes(bytes);
    if (buffer.hasRemaining()) {
      if (headIsEnough) {
        finish();
      } else {
        body.completeExceptionally(new TooLarge(limit));
      }
      cancel();
    }
  }

  @Override
  public void onError(Throwable failure) {
    body.completeExceptionally(new Cut(received.size(), failure));
  }

  @Override
  public void onComplete() {
    finish();
  }

  private void finish() {
    byte[] bytes = received.toByteArray();
    if (!body.isDone()) {
      whole.accept(bytes);
      body.complete(bytes);
    }
  }

  /** The failure of the exchange, as one of the body that was coming. */
  Throwable brokenBy(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof Cut || at instanceof TooLarge) {
        return failure;
      }
    }
    return failure instanceof IOException ? new Cut(received.size(), failure) : failure;
  }

  /** Stops taking in; the connection is closed. */
  void cancel() {
    cancelled = true;
    Subscription source = subscription;
    if (source != null) {
      source.cancel();
    }
  }
}
