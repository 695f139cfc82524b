package dev.retort.engine;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Threads for calls that block: virtual ones where the JVM has them, else platform threads that are
 * kept for a moment. As many as calls under way, so what bounds the calls bounds the threads, and
 * no call waits for one. Safe for any thread.
 */
public final class Workers implements Executor, AutoCloseable {
  private static final long IDLE_SECONDS = 5;

  private final ReentrantLock lock = new ReentrantLock();

  // Guarded by lock.
  private @Nullable ExecutorService threads;

  @Override
  public void execute(Runnable task) {
    lock.lock();
    try {
      ExecutorService running = threads;
      if (running == null) {
        running = newThreads();
        threads = running;
      }
      running.execute(task);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Makes a call that blocks.
   *
   * @param call what may block
   * @param <R> what it answers
   * @return its answer; cancelling it interrupts the call
   */
  public <R> CompletableFuture<R> call(Callable<R> call) {
    Blocking<R> blocking = new Blocking<>(call);
    execute(blocking);
    return blocking;
  }

  /** Interrupts what runs and lets the threads end; a later call starts new ones. */
  @Override
  public void close() {
    lock.lock();
    try {
      if (threads != null) {
        threads.shutdownNow();
        threads = null;
      }
    } finally {
      lock.unlock();
    }
  }

  private static ExecutorService newThreads() {
    ExecutorService virtual = Virtual.newThreads();
    if (virtual != null) {
      return virtual;
    }
    AtomicLong count = new AtomicLong();
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        task -> {
          Thread thread = new Thread(task, "retort-worker-" + count.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }

  /** Virtual threads came after the release this is compiled for: looked up by name, once. */
  private static final class Virtual {
    private static final @Nullable MethodHandle FACTORY = find();

    private static @Nullable MethodHandle find() {
      try {
        return MethodHandles.publicLookup()
            .findStatic(
                Executors.class,
                "newVirtualThreadPerTaskExecutor",
                MethodType.methodType(ExecutorService.class));
      } catch (NoSuchMethodException | IllegalAccessException none) {
        return null;
      }
    }

    static @Nullable ExecutorService newThreads() {
      if (FACTORY == null) {
        return null;
      }
      try {
        return (ExecutorService) FACTORY.invokeExact();
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException("virtual threads cannot be started", e);
      }
    }
  }

  /** A blocking call and its answer. */
  private static final class Blocking<R> extends CompletableFuture<R> implements Runnable {
    private final Callable<R> call;
    private final ReentrantLock lock = new ReentrantLock();

    // Guarded by lock: an interrupt must not reach a thread that has gone on to other work.
    private @Nullable Thread runner;

    Blocking(Callable<R> call) {
      this.call = call;
    }

    @Override
    public void run() {
      if (isDone() || !enter()) {
        return;
      }
      R answer = null;
      Throwable failure = null;
      try {
        answer = call.call();
      } catch (Throwable thrown) {
        failure = thrown;
      } finally {
        leave();
      }
      if (failure == null) {
        complete(answer);
      } else {
        completeExceptionally(failure);
      }
    }

    @Override
    public boolean cancel(boolean mayInterrupt) {
      boolean cancelled = super.cancel(mayInterrupt);
      lock.lock();
      try {
        if (cancelled && runner != null) {
          runner.interrupt();
        }
      } finally {
        lock.unlock();
      }
      return cancelled;
    }

    private boolean enter() {
      lock.lock();
      try {
        if (isDone()) {
          return false;
        }
        runner = Thread.currentThread();
        return true;
      } finally {
        lock.unlock();
      }
    }

    private void leave() {
      lock.lock();
      try {
        runner = null;
        // The interrupt was meant for the call, which is over.
        boolean ignored = Thread.interrupted();
      } finally {
        lock.unlock();
      }
    }
  }
}
