package dev.retort.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.engine.ManualTime;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** LLMs whose operative method blocks run on threads of their own. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class BlockingLLMTest {
  private final Threads threads = new Threads();

  @AfterEach
  void clearInterrupt() {
    Thread.interrupted();
  }

  private static List<Input> inputs(int count) {
    return Collections.nCopies(count, Input.of("q"));
  }

  private static BlockingLLM llm(int lanes) {
    return BlockingLLMBuilder.create().maxRetries(0).maxConcurrency(lanes).build();
  }

  @Test
  void callsThatBlockRunBesideEachOther() {
    BlockingLLM llm = llm(4);
    CyclicBarrier together = new CyclicBarrier(4);
    llm.play =
        () -> {
          together.await();
          return GenerateOutput.of("x");
        };
    assertThat(llm.generateOutputs(inputs(8), 1)).hasSize(8);
    llm.close();
  }

  @Test
  void noMoreCallsRunThanAllowed() {
    BlockingLLM llm = llm(3);
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    llm.play =
        () -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          LockSupport.parkNanos(1_000);
          running.decrementAndGet();
          return GenerateOutput.of("x");
        };
    llm.generateOutputs(inputs(200), 1);
    assertThat(most.get()).isLessThanOrEqualTo(3);
    llm.close();
  }

  @Test
  void aCheckedExceptionIsAFailedItem() {
    BlockingLLM llm = llm(2);
    llm.play =
        () -> {
          throw new IOException("reset");
        };
    assertThat(llm.generateOutputs(inputs(1), 1).get(0).error())
        .isEqualTo(Failure.of(Kind.CONNECTION, "IOException: reset"));
    llm.close();
  }

  @Test
  void aCallOutOfTimeIsInterrupted() throws Exception {
    BlockingLLM llm =
        BlockingLLMBuilder.create().maxRetries(0).timeout(Duration.ofSeconds(1)).build();
    ManualTime time = new ManualTime();
    llm.time = time;
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    llm.play =
        () -> {
          try {
            started.countDown();
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.countDown();
          }
          return GenerateOutput.of("too late");
        };
    Thread clock =
        new Thread(
            () -> {
              // A call that is cancelled before its thread has begun is not made at all.
              while (time.pending() == 0 || started.getCount() > 0) {
                Thread.onSpinWait();
              }
              time.advance(Duration.ofSeconds(2).toNanos());
            });
    clock.start();
    assertThat(llm.generateOutputs(inputs(1), 1).get(0).error())
        .isEqualTo(Failure.of(Kind.TIMEOUT, "no answer within 1 s"));
    assertThat(interrupted.await(60, TimeUnit.SECONDS)).isTrue();
    llm.close();
  }

  @Test
  void anInterruptOfTheCallerInterruptsTheCalls() throws Exception {
    BlockingLLM llm = llm(2);
    CountDownLatch interrupted = new CountDownLatch(2);
    CountDownLatch started = new CountDownLatch(2);
    Thread caller = Thread.currentThread();
    llm.play =
        () -> {
          try {
            started.countDown();
            started.await();
            caller.interrupt();
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.countDown();
          }
          return GenerateOutput.of("too late");
        };
    assertThatThrownBy(() -> llm.generateOutputs(inputs(5), 1))
        .isInstanceOf(GenerationException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(interrupted.await(60, TimeUnit.SECONDS)).isTrue();
    llm.close();
  }

  @Test
  void noThreadOutlivesTheLlm() throws Exception {
    BlockingLLM llm = llm(4);
    llm.generateOutputs(inputs(50), 2);
    llm.close();
    threads.assertNoneIsLeft();
  }

  @Test
  void anLlmThatWasClosedIsLoadedAgainByTheNextCall() {
    BlockingLLM llm = llm(4);
    llm.generateOutputs(inputs(2), 1);
    llm.close();
    assertThat(llm.generateOutputs(inputs(2), 1)).hasSize(2);
    llm.close();
  }
}
