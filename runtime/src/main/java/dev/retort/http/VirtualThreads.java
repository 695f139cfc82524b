package dev.retort.http;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Virtual threads, which came after the release this is compiled for: looked up by name, once.
 *
 * <p>Only from JDK 24 on (JEP 491): before, one that waits inside a {@code synchronized} block
 * holds one of the few threads that carry all of them, and as many such waits as there are cores
 * stop every other one.
 */
final class VirtualThreads {
  private static final int NO_PINNING = 24;

  private static final @Nullable MethodHandle START =
      Runtime.version().feature() < NO_PINNING ? null : find();

  private VirtualThreads() {}

  /**
   * A virtual thread for each task.
   *
   * @return null where they must not wait whenever they like, or there are none
   */
  static @Nullable Executor thatMayWait() {
    return START == null ? null : task -> start(START, task);
  }

  private static @Nullable MethodHandle find() {
    try {
      return MethodHandles.publicLookup()
          .findStatic(
              Thread.class,
              "startVirtualThread",
              MethodType.methodType(Thread.class, Runnable.class));
    } catch (NoSuchMethodException | IllegalAccessException none) {
      return null;
    }
  }

  private static void start(MethodHandle start, Runnable task) {
    try {
      Thread started = (Thread) start.invokeExact(task);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a virtual thread cannot be started", e);
    }
  }
}
