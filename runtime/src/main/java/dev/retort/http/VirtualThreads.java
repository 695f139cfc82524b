package dev.retort.http;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Virtual threads, which came after the release this is compiled for: looked up by name.
 *
 * <p>Only from JDK 24 on (JEP 491): before, one that waits inside a {@code synchronized} block
 * holds one of the few threads that carry all of them, and as many such waits as there are cores
 * stop every other one.
 */
final class VirtualThreads {
  private static final int NO_PINNING = 24;

  private VirtualThreads() {}

  /**
   * Makes virtual threads.
   *
   * @param name what their names start with
   * @return null where they must not wait whenever they like, or there are none
   */
  static @Nullable ThreadFactory named(String name) {
    return Runtime.version().feature() < NO_PINNING ? null : factory(name);
  }

  /** {@code Thread.ofVirtual().name(name, 1).factory()}. */
  private static ThreadFactory factory(String name) {
    Lookup lookup = MethodHandles.publicLookup();
    try {
      Class<?> builder = Class.forName("java.lang.Thread$Builder$OfVirtual");
      Object nameless =
          lookup.findStatic(Thread.class, "ofVirtual", MethodType.methodType(builder)).invoke();
      Object named =
          lookup
              .findVirtual(
                  builder, "name", MethodType.methodType(builder, String.class, long.class))
              .invoke(nameless, name, 1L);
      return (ThreadFactory)
          lookup
              .findVirtual(builder, "factory", MethodType.methodType(ThreadFactory.class))
              .invoke(named);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("this JDK has no virtual threads as of JDK 21", e);
    }
  }
}
