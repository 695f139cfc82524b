package dev.retort.bench.http;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * A call that blocks, made by as many threads as there may be calls under way: virtual ones where
 * the JVM has them, else a pool.
 */
final class BlockingClient implements Client {
  private final UnaryOperator<String> call;
  private final ExecutorService threads = threads();

  BlockingClient(UnaryOperator<String> call) {
    this.call = call;
  }

  @Override
  public int ask(int calls) throws Exception {
    AtomicInteger sent = new AtomicInteger();
    List<Future<Integer>> parts = new ArrayList<>();
    for (int i = 0; i < IN_FLIGHT; i++) {
      parts.add(threads.submit(() -> askInTurn(sent, calls)));
    }
    int right = 0;
    for (Future<Integer> part : parts) {
      right += part.get();
    }
    return right;
  }

  private int askInTurn(AtomicInteger sent, int calls) {
    int right = 0;
    for (int i = sent.getAndIncrement(); i < calls; i = sent.getAndIncrement()) {
      right += ChatServer.CONTENT.equals(call.apply(Client.question(i))) ? 1 : 0;
    }
    return right;
  }

  @Override
  public void close() {
    threads.shutdown();
  }

  /** Whether the JVM has virtual threads. */
  static boolean isVirtual() {
    return Runtime.version().feature() >= 21;
  }

  /** A benchmark may look a method up by its name; the runtime has no need to. */
  private static ExecutorService threads() {
    if (!isVirtual()) {
      return Executors.newFixedThreadPool(IN_FLIGHT);
    }
    try {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JVM should have virtual threads", e);
    }
  }
}
