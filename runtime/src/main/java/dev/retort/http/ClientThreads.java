package dev.retort.http;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The threads of one HTTP client, as many as it has work for. What arrives while the client works
 * is handed on by the same thread, but only when the client is done with its work and so with the
 * connection.
 *
 * <p>What the client wants done while one of these threads works for it is done there and then, as
 * it does itself where a thread waits for the answer: an answer costs one change of threads, the
 * one from the client's selector. Nothing is ever left to a thread that may wait: what is handed on
 * runs code of users, and that may wait for another answer.
 */
final class ClientThreads extends ThreadPoolExecutor implements AutoCloseable {
  private static final long IDLE_SECONDS = 10;

  /** A thread, and what it has to hand on. */
  private static final class Worker extends Thread {
    private @Nullable Runnable arrived;
    private boolean handingOn;

    Worker(Runnable work, String name) {
      super(work, name);
      setDaemon(true);
    }

    /** Whether this thread will hand on what arrived when it is done with its work. */
    boolean takes(Runnable arrival) {
      if (handingOn || arrived != null) {
        return false;
      }
      arrived = arrival;
      return true;
    }

    void handOn(Runnable arrival) {
      handingOn = true;
      try {
        arrival.run();
      } finally {
        handingOn = false;
      }
    }

    void workIsDone() {
      Runnable arrival = arrived;
      if (arrival != null) {
        arrived = null;
        handOn(arrival);
      }
    }
  }

  ClientThreads() {
    super(0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>());
    AtomicInteger number = new AtomicInteger();
    setThreadFactory(work -> new Worker(work, "retort-http-" + number.incrementAndGet()));
  }

  /** Does something for the client: here, if this is a thread of a client, else on one of ours. */
  @Override
  public void execute(Runnable work) {
    if (Thread.currentThread() instanceof Worker) {
      work.run();
    } else {
      super.execute(work);
    }
  }

  /** Does something when the client is done with what it does on this thread. */
  void handOn(Runnable arrival) {
    if (!(Thread.currentThread() instanceof Worker worker) || !worker.takes(arrival)) {
      super.execute(() -> ((Worker) Thread.currentThread()).handOn(arrival));
    }
  }

  @Override
  protected void afterExecute(Runnable work, @Nullable Throwable failure) {
    ((Worker) Thread.currentThread()).workIsDone();
  }

  /**
   * Lets idle threads go at once. Work that still comes is done, so that connections are closed.
   */
  @Override
  public void close() {
    setKeepAliveTime(0, TimeUnit.SECONDS);
  }
}
