package dev.retort.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Threads for calls that block. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class WorkersTest {
  private final Workers workers = new Workers();

  @AfterEach
  void close() {
    workers.close();
  }

  @Test
  void aCallRunsOnAThreadOfItsOwn() throws Exception {
    assertThat(workers.call(Thread::currentThread).get()).isNotSameAs(Thread.currentThread());
  }

  @Test
  void whatACallThrowsIsItsEnd() {
    CompletableFuture<Object> call =
        workers.call(
            () -> {
              throw new java.io.IOException("reset");
            });
    assertThatThrownBy(call::get)
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("reset");
  }

  @Test
  void cancellingACallInterruptsIt() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    CompletableFuture<Object> call =
        workers.call(
            () -> {
              started.countDown();
              try {
                return new CountDownLatch(1).await(60, TimeUnit.SECONDS);
              } finally {
                interrupted.countDown();
              }
            });
    started.await();
    call.cancel(true);
    assertThat(interrupted.await(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aCallThatIsOverIsNotInterrupted() throws Exception {
    AtomicReference<Thread> worker = new AtomicReference<>();
    CompletableFuture<String> call =
        workers.call(
            () -> {
              worker.set(Thread.currentThread());
              return "x";
            });
    call.get();
    call.cancel(true);
    assertThat(worker.get().isInterrupted()).isFalse();
  }

  @Test
  void asManyCallsRunAsAreMade() throws Exception {
    CountDownLatch together = new CountDownLatch(300);
    CompletableFuture<?>[] calls = new CompletableFuture<?>[300];
    for (int i = 0; i < calls.length; i++) {
      calls[i] =
          workers.call(
              () -> {
                together.countDown();
                together.await();
                return "x";
              });
    }
    CompletableFuture.allOf(calls).get();
    assertThat(together.getCount()).isZero();
  }

  @Test
  void closingInterruptsWhatRuns() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CompletableFuture<Object> call =
        workers.call(
            () -> {
              started.countDown();
              return new CountDownLatch(1).await(60, TimeUnit.SECONDS);
            });
    started.await();
    workers.close();
    assertThatThrownBy(call::get).hasRootCauseInstanceOf(InterruptedException.class);
  }

  @Test
  void closedWorkersWorkAgain() throws Exception {
    workers.close();
    assertThat(workers.call(() -> "x").get()).isEqualTo("x");
  }

  @Test
  void threadsAreVirtualWhereTheJvmHasThem() throws Exception {
    // Platform threads have a name here, virtual ones have none.
    String name = workers.call(() -> Thread.currentThread().getName()).get();
    assertThat(name.isEmpty()).isEqualTo(Runtime.version().feature() >= 21);
  }
}
