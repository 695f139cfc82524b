package dev.retort.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On platform threads, and on virtual ones where this JVM has them. */
@Timeout(300)
class ClientThreadsTest {
  static Stream<ClientThreads> threads() {
    ThreadFactory virtual = VirtualThreads.named("test-");
    return virtual == null
        ? Stream.of(new ClientThreads(null))
        : Stream.of(new ClientThreads(null), new ClientThreads(virtual));
  }

  private static <T> T on(ClientThreads threads, Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, threads).join();
  }

  @ParameterizedTest
  @MethodSource("threads")
  void workThatCallsForWorkDoesItThereAndThen(ClientThreads threads) {
    List<String> order = new ArrayList<>();

    on(
        threads,
        () -> {
          threads.execute(() -> order.add("inner"));
          return order.add("outer");
        });

    assertThat(order).containsExactly("inner", "outer");
  }

  @ParameterizedTest
  @MethodSource("threads")
  void whatArrivesIsHandedOnByTheSameThreadWhenTheWorkIsDone(ClientThreads threads) {
    List<String> order = new ArrayList<>();
    CompletableFuture<Thread> handed = new CompletableFuture<>();

    Thread worker =
        on(
            threads,
            () -> {
              threads.handOn(
                  () -> {
                    order.add("arrival");
                    handed.complete(Thread.currentThread());
                  });
              order.add("work");
              return Thread.currentThread();
            });

    assertThat(handed.join()).isSameAs(worker);
    assertThat(order).containsExactly("work", "arrival");
  }

  @ParameterizedTest
  @MethodSource("threads")
  void whatArrivesIsHandedOnThoughTheWorkFails(ClientThreads threads) {
    CompletableFuture<@Nullable Void> handed = new CompletableFuture<>();

    threads.execute(
        () -> {
          threads.handOn(() -> handed.complete(null));
          throw new ExpectedFailure();
        });

    handed.join();
  }

  @ParameterizedTest
  @MethodSource("threads")
  void whatArrivesWhileAnArrivalIsHandedOnDoesNotWaitForIt(ClientThreads threads) {
    CompletableFuture<@Nullable Void> second = new CompletableFuture<>();

    on(
        threads,
        () -> {
          threads.handOn(
              () -> {
                threads.handOn(() -> second.complete(null));
                second.join();
              });
          return true;
        });

    second.join();
  }

  @ParameterizedTest
  @MethodSource("threads")
  void nothingWaitsForThoseThatWait(ClientThreads threads) throws InterruptedException {
    CompletableFuture<@Nullable Void> last = new CompletableFuture<>();
    CountDownLatch waited = new CountDownLatch(200);
    for (int i = 0; i < 200; i++) {
      threads.handOn(
          () -> {
            synchronized (new Object()) {
              last.join();
            }
            waited.countDown();
          });
    }

    threads.handOn(() -> last.complete(null));

    waited.await();
  }

  /** Says by its name that it is meant to be seen in the log. */
  private static final class ExpectedFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ExpectedFailure() {
      super("thrown by a test", null, false, false);
    }
  }
}
