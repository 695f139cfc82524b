package dev.retort.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Tells the threads that were started by one thread and those that it started. */
final class OwnThreads {
  /** Threads of the JDK that every program shares; they belong to whoever is first to need them. */
  private static final List<String> SHARED =
      List.of("ForkJoinPool.commonPool", "CompletableFutureDelayScheduler", "VirtualThread");

  private OwnThreads() {}

  /** Waits until none is left. */
  static void awaitEnd(ThreadGroup group, long seconds) throws InterruptedException {
    await(
        () -> left(group).isEmpty(),
        seconds,
        () -> "threads are left after close(): " + left(group));
  }

  /**
   * Waits. Before JDK 21 an HTTP client cannot be closed: it ends when nothing refers to it, which
   * a collection finds out. An object that is still referred to is not helped by it.
   */
  static void await(BooleanSupplier done, long seconds, Supplier<String> otherwise)
      throws InterruptedException {
    long start = System.nanoTime();
    while (!done.getAsBoolean()) {
      if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(seconds)) {
        throw new AssertionError(otherwise.get());
      }
      collect();
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  private static void collect() {
    System.gc();
  }

  private static List<String> left(ThreadGroup group) {
    Thread[] threads = new Thread[group.activeCount() + 16];
    int count = group.enumerate(threads);
    List<String> names = new ArrayList<>();
    for (Thread thread : Stream.of(threads).limit(count).toList()) {
      if (thread.isAlive() && SHARED.stream().noneMatch(thread.getName()::startsWith)) {
        names.add(thread.getName());
      }
    }
    return names;
  }
}
