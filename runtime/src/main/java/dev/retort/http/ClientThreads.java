package dev.retort.http;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The threads of one HTTP client, as many as it has work for: virtual ones where they may wait,
 * else platform threads that are kept for a moment. What arrives while the client works is handed
 * on by the same thread, but only when the client is done with its work and so with the connection.
 *
 * <p>What the client wants done while one of these threads works for it is done there and then, as
 * it does itself where a thread waits for the answer: an answer costs one change of threads, the
 * one from the client's selector. Nothing is ever left to a thread that may wait: what is handed on
 * runs code of users, and that may wait for another answer.
 */
final class ClientThreads implements Executor, AutoCloseable {
  private static final long IDLE_SECONDS = 10;
  private static final String NAME = "retort-http-";

  /** What the current thread does for a client; nothing on other threads. */
  private static final ThreadLocal<@Nullable Work> HERE = new ThreadLocal<>();

  /** Something to do on a thread of its own, and what it has to hand on. */
  private static final class Work implements Runnable {
    private final Runnable first;
    private @Nullable Runnable arrived;
    private boolean handingOn;

    Work(Runnable first, boolean handingOn) {
      this.first = first;
      this.handingOn = handingOn;
    }

    @Override
    public void run() {
      HERE.set(this);
      try {
        first.run();
      } finally {
        handOn();
        HERE.remove();
      }
    }

    /** Whether this thread will hand on what arrived when it is done with its work. */
    boolean takes(Runnable arrival) {
      if (handingOn || arrived != null) {
        return false;
      }
      arrived = arrival;
      return true;
    }

    private void handOn() {
      Runnable arrival = arrived;
      if (arrival != null) {
        handingOn = true;
        arrival.run();
      }
    }
  }

  /** Null where threads are virtual: those need no keeping. */
  private final @Nullable ThreadPoolExecutor kept;

  private final Executor threads;

  ClientThreads() {
    this(VirtualThreads.named(NAME));
  }

  /**
   * Uses some threads.
   *
   * @param virtual null for platform threads
   */
  ClientThreads(@Nullable ThreadFactory virtual) {
    if (virtual == null) {
      ThreadPoolExecutor platform = platform();
      kept = platform;
      threads = platform;
    } else {
      kept = null;
      threads = work -> virtual.newThread(work).start();
    }
  }

  private static ThreadPoolExecutor platform() {
    AtomicInteger number = new AtomicInteger();
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        work -> {
          Thread thread = new Thread(work, NAME + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }

  /** Does something for the client: here, if this is a thread of a client, else on one of ours. */
  @Override
  public void execute(Runnable work) {
    if (HERE.get() != null) {
      work.run();
    } else {
      threads.execute(new Work(work, false));
    }
  }

  /** Does something when the client is done with what it does on this thread. */
  void handOn(Runnable arrival) {
    Work here = HERE.get();
    if (here == null || !here.takes(arrival)) {
      threads.execute(new Work(arrival, true));
    }
  }

  /**
   * Lets idle threads go at once. Work that still comes is done, so that connections are closed.
   */
  @Override
  public void close() {
    if (kept != null) {
      kept.setKeepAliveTime(0, TimeUnit.SECONDS);
    }
  }
}
