package dev.retort.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The fan-out engine, its clock held by the test. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class FanOutTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long FOR_EVER = 3600 * SECOND;

  private final ManualTime time = new ManualTime();

  @AfterEach
  void clearInterrupt() {
    Thread.interrupted();
  }

  private FanOut<String> fanOut(Script script, int lanes) {
    return fanOut(script, lanes, Runnable::run);
  }

  private FanOut<String> fanOut(Script script, int lanes, Executor elsewhere) {
    return new FanOut<>(
        script, new Limiter(time::nanoTime), Limits.inFlight(lanes), true, SECOND, time, elsewhere);
  }

  @Test
  void startsNoMoreCallsThanThereAreLanes() {
    Script script = new Script(10);
    fanOut(script, 3).pump();
    assertThat(script.open.keySet()).containsExactly(0L, 1L, 2L);
  }

  @Test
  void aLaneTakesTheNextCallWhenItsOwnEnds() {
    Script script = new Script(10);
    fanOut(script, 3).pump();
    script.call(1).complete("b");
    assertThat(script.open.keySet()).containsExactly(0L, 2L, 3L);
  }

  @Test
  void aCallThatFailsStopsNoOther() throws Exception {
    Script script =
        new Script(4) {
          @Override
          CompletionStage<String> answer(long call) {
            return call == 1
                ? CompletableFuture.failedFuture(new IllegalStateException())
                : CompletableFuture.completedFuture("ok");
          }
        };
    FanOut<String> fanOut = fanOut(script, 2);
    fanOut.pump();
    fanOut.await();
    assertThat(script.ends).containsExactly("0=ok", "1=IllegalStateException", "2=ok", "3=ok");
  }

  @Test
  void aCallThatThrowsEndsWithWhatItThrew() throws Exception {
    Script script =
        new Script(2) {
          @Override
          CompletionStage<String> answer(long call) throws Exception {
            throw new java.io.IOException("no");
          }
        };
    FanOut<String> fanOut = fanOut(script, 2);
    fanOut.pump();
    fanOut.await();
    assertThat(script.ends).containsExactly("0=IOException", "1=IOException");
  }

  @Test
  @SuppressWarnings("NullAway") // On purpose: users do so.
  void aCallThatGivesNoStageFails() {
    Script script =
        new Script(1) {
          @Override
          CompletionStage<String> answer(long call) {
            return null;
          }
        };
    fanOut(script, 2).pump();
    assertThat(script.ends).containsExactly("0=NullPointerException");
  }

  @Test
  void aFailureIsReportedWithoutTheWrappingOfStages() {
    Script script = new Script(1);
    fanOut(script, 1).pump();
    CompletableFuture<String> call = script.call(0);
    call.completeExceptionally(new CompletionException(new IllegalArgumentException()));
    assertThat(script.ends).containsExactly("0=IllegalArgumentException");
  }

  @Test
  void aStageThatIsNoFutureIsHeard() {
    CompletableFuture<String> hidden = new CompletableFuture<>();
    Script script =
        new Script(1) {
          @Override
          CompletionStage<String> answer(long call) {
            return hidden.minimalCompletionStage();
          }
        };
    fanOut(script, 1).pump();
    hidden.complete("x");
    assertThat(script.ends).containsExactly("0=x");
  }

  @Test
  void aMillionCallsThatEndOnTheSpotDoNotDeepenTheStack() throws Exception {
    AtomicInteger deepest = new AtomicInteger();
    CompletableFuture<String> answer = CompletableFuture.completedFuture("ok");
    AtomicInteger ended = new AtomicInteger();
    FanOut<String> fanOut =
        fanOut(
            new Script(1_000_000) {
              @Override
              CompletionStage<String> answer(long call) {
                if (call % 100_000 == 0) {
                  deepest.accumulateAndGet(stackDepth(), Math::max);
                }
                return answer;
              }

              @Override
              public long ended(
                  long call,
                  Attempt attempt,
                  @org.jspecify.annotations.Nullable String value,
                  @org.jspecify.annotations.Nullable Throwable failure) {
                inFlight.decrementAndGet();
                ended.incrementAndGet();
                return OVER;
              }
            },
            4);
    int here = stackDepth();
    fanOut.pump();
    fanOut.await();
    assertThat(ended).hasValue(1_000_000);
    assertThat(deepest.get() - here).isLessThan(20);
  }

  @Test
  void aStageThatCompletesWhileTheCallbackIsPutInPlaceDoesNotDeepenTheStack() throws Exception {
    AtomicInteger deepest = new AtomicInteger();
    Script script =
        new Script(10_000) {
          @Override
          CompletionStage<String> answer(long call) {
            deepest.accumulateAndGet(stackDepth(), Math::max);
            return new CompletableFuture<>() {
              @Override
              public CompletableFuture<String> whenComplete(
                  BiConsumer<? super String, ? super Throwable> action) {
                complete("late");
                return super.whenComplete(action);
              }
            };
          }
        };
    int here = stackDepth();
    FanOut<String> fanOut = fanOut(script, 4);
    fanOut.pump();
    fanOut.await();
    assertThat(script.ends).hasSize(10_000).allMatch(end -> end.endsWith("=late"));
    assertThat(deepest.get() - here).isLessThan(20);
  }

  @Test
  void aBackendThatAnswersInBatchesFromWithinACallDoesNotDeepenTheStack() throws Exception {
    AtomicInteger deepest = new AtomicInteger();
    List<CompletableFuture<String>> batch = new ArrayList<>();
    Script script =
        new Script(64_000) {
          @Override
          CompletionStage<String> answer(long call) {
            deepest.accumulateAndGet(stackDepth(), Math::max);
            CompletableFuture<String> future = new CompletableFuture<>();
            batch.add(future);
            if (batch.size() == 64) {
              List<CompletableFuture<String>> full = List.copyOf(batch);
              batch.clear();
              full.forEach(one -> one.complete("batch"));
            }
            return future;
          }
        };
    int here = stackDepth();
    FanOut<String> fanOut = fanOut(script, 64);
    fanOut.pump();
    fanOut.await();
    assertThat(script.ends).hasSize(64_000);
    assertThat(deepest.get() - here).isLessThan(40);
  }

  @Test
  void anEngineInsideACallOfAnotherOneRunsAtOnce() throws Exception {
    Script outer =
        new Script(3) {
          @Override
          CompletionStage<String> answer(long call) throws Exception {
            Script inner =
                new Script(5) {
                  @Override
                  CompletionStage<String> answer(long number) {
                    return CompletableFuture.completedFuture("i" + number);
                  }
                };
            FanOut<String> fanOut = fanOut(inner, 2);
            fanOut.pump();
            fanOut.await();
            return CompletableFuture.completedFuture(String.join("", inner.ends));
          }
        };
    FanOut<String> fanOut = fanOut(outer, 2);
    fanOut.pump();
    fanOut.await();
    assertThat(outer.ends)
        .containsExactly(
            "0=0=i01=i12=i23=i34=i4", "1=0=i01=i12=i23=i34=i4", "2=0=i01=i12=i23=i34=i4");
  }

  @Test
  void everyCallEndsOnceWhateverTheOrder() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      int calls = random.nextInt(200);
      int lanes = 1 + random.nextInt(20);
      Script script =
          new Script(calls) {
            @Override
            CompletionStage<String> answer(long call) throws Exception {
              return switch (random.nextInt(4)) {
                case 0 -> CompletableFuture.completedFuture("now");
                case 1 -> throw new IllegalStateException();
                default -> super.answer(call);
              };
            }
          };
      FanOut<String> fanOut = fanOut(script, lanes);
      fanOut.pump();
      while (!script.open.isEmpty()) {
        List<Long> open = new ArrayList<>(script.open.keySet());
        CompletableFuture<String> one = script.call(open.get(random.nextInt(open.size())));
        switch (random.nextInt(5)) {
          case 0 -> one.completeExceptionally(new java.io.IOException());
          case 1 -> time.advance(2 * SECOND);
          default -> one.complete("later");
        }
      }
      assertThat(script.started).as("seed %s", seed).hasValue(calls);
      assertThat(numbers(script))
          .as("seed %s", seed)
          .isEqualTo(IntStream.range(0, calls).boxed().toList());
      assertThat(script.maxInFlight.get()).as("seed %s", seed).isLessThanOrEqualTo(lanes);
      assertThat(time.pending()).as("seed %s", seed).isLessThanOrEqualTo(1);
      fanOut.close();
      assertThat(time.pending()).as("seed %s", seed).isZero();
    }
  }

  @Test
  void threadsThatCompleteCallsKeepTheBoundAndLoseNone() throws Exception {
    ExecutorService backend = Executors.newFixedThreadPool(4);
    try {
      for (int round = 0; round < 20; round++) {
        Script script =
            new Script(5_000) {
              @Override
              CompletionStage<String> answer(long call) {
                return call % 3 == 0
                    ? CompletableFuture.completedFuture("now")
                    : CompletableFuture.supplyAsync(() -> "later", backend);
              }
            };
        FanOut<String> fanOut = fanOut(script, 8);
        fanOut.pump();
        fanOut.await();
        assertThat(numbers(script)).isEqualTo(IntStream.range(0, 5_000).boxed().toList());
        assertThat(script.maxInFlight.get()).isLessThanOrEqualTo(8);
      }
    } finally {
      backend.shutdownNow();
    }
  }

  @Test
  void callsOfferedLaterWakeIdleLanes() {
    Script script = new Script(1);
    FanOut<String> fanOut = fanOut(script, 2);
    fanOut.pump();
    script.call(0).complete("a");
    script.offer(3);
    fanOut.pump();
    assertThat(script.open.keySet()).containsExactly(1L, 2L);
  }

  @Test
  void callsOfferedWhileLanesFallIdleAreNotForgotten() throws Exception {
    ExecutorService backend = Executors.newFixedThreadPool(2);
    try {
      Script script =
          new Script(0) {
            @Override
            CompletionStage<String> answer(long call) {
              return CompletableFuture.supplyAsync(() -> "x", backend);
            }
          };
      FanOut<String> fanOut = fanOut(script, 3);
      for (int i = 0; i < 20_000; i++) {
        script.offer(1);
        fanOut.pump();
      }
      fanOut.await();
      assertThat(script.ends).hasSize(20_000);
    } finally {
      backend.shutdownNow();
    }
  }

  /** A lane that has just fallen idle is woken by another thread, which then is alone with it. */
  @Test
  void aLaneThatIsWokenAsItFallsIdleKeepsTheCallItIsGiven() throws Exception {
    int calls = 50_000;
    ExecutorService pool = Executors.newSingleThreadExecutor();
    Script script =
        new Script(0) {
          @Override
          CompletionStage<String> answer(long call) {
            assertThat(call).isNotNegative();
            return CompletableFuture.supplyAsync(() -> "ok", pool);
          }
        };
    try (FanOut<String> fanOut = fanOut(script, 1)) {
      for (int i = 0; i < calls && fanOut.stopReason() == null; i++) {
        while (script.inFlight.get() > 0) {
          Thread.onSpinWait();
        }
        script.offer(1);
        fanOut.pump();
      }
      fanOut.await();
      assertThat(fanOut.stopReason()).isNull();
      assertThat(script.ends).hasSize(calls).doesNotHaveDuplicates();
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void aCallWithoutAnswerEndsWhenItsTimeIsUp() {
    Script script = new Script(1);
    fanOut(script, 1).pump();
    time.advance(SECOND + SECOND / 16);
    assertThat(script.ends).containsExactly("0=TimeoutException");
  }

  @Test
  void aCallIsNeverEndedBeforeItsTime() {
    Script script = new Script(2);
    fanOut(script, 2).pump();
    time.advance(SECOND / 2);
    script.call(0).complete("x");
    script.offer(1);
    time.advance(SECOND / 2 - 1);
    assertThat(script.ends).containsExactly("0=x");
  }

  @Test
  void theTimeOfACallDoesNotRunWhileItWaitsForALane() {
    Script script = new Script(2);
    fanOut(script, 1).pump();
    time.advance(SECOND - 1);
    script.call(0).complete("x");
    time.advance(SECOND - 1);
    assertThat(script.open.keySet()).containsExactly(1L);
  }

  @Test
  void aCallOutOfTimeIsCancelled() {
    Script script = new Script(1);
    fanOut(script, 1).pump();
    CompletableFuture<String> call = script.call(0);
    time.advance(2 * SECOND);
    assertThat(call).isCancelled();
  }

  @Test
  void aTimeOutIsToldWhereNoThreadTakesIt() {
    Executor closing =
        task -> {
          throw new RejectedExecutionException("closing");
        };
    Executor threadless =
        task -> {
          throw new OutOfMemoryError("unable to create native thread");
        };
    for (Executor elsewhere : List.of(closing, threadless)) {
      Script script = new Script(1);
      fanOut(script, 1, elsewhere).pump();
      time.advance(2 * SECOND);
      assertThat(script.ends).containsExactly("0=TimeoutException");
    }
  }

  @Test
  void aLaneGoesOnAfterATimeOut() {
    Script script = new Script(3);
    fanOut(script, 1).pump();
    time.advance(2 * SECOND);
    script.call(1).complete("b");
    script.call(2).complete("c");
    assertThat(script.ends).containsExactly("0=TimeoutException", "1=b", "2=c");
  }

  @Test
  void anAnswerAfterTheTimeOutIsNotTakenForThatOfTheNextCall() {
    CompletableFuture<String> deaf =
        new CompletableFuture<>() {
          @Override
          public boolean cancel(boolean mayInterrupt) {
            return false;
          }
        };
    Script script =
        new Script(2) {
          @Override
          CompletionStage<String> answer(long call) throws Exception {
            return call == 0 ? deaf : super.answer(call);
          }
        };
    fanOut(script, 1).pump();
    time.advance(2 * SECOND);
    deaf.complete("too late");
    script.call(1).complete("b");
    assertThat(script.ends).containsExactly("0=TimeoutException", "1=b");
  }

  @Test
  void theAlarmIsGivenUpWhenTheRunIsClosed() {
    Script script = new Script(1);
    FanOut<String> fanOut = fanOut(script, 1);
    fanOut.pump();
    fanOut.close();
    assertThat(time.pending()).isZero();
  }

  @Test
  void noAlarmIsSetForCallsThatEndOnTheSpot() {
    Script script =
        new Script(5) {
          @Override
          CompletionStage<String> answer(long call) {
            return CompletableFuture.completedFuture("x");
          }
        };
    fanOut(script, 2).pump();
    assertThat(time.pending()).isZero();
  }

  @Test
  void stopCancelsWhatIsUnderWayAndStartsNothingMore() {
    Script script = new Script(10);
    FanOut<String> fanOut = fanOut(script, 2);
    fanOut.pump();
    List<CompletableFuture<String>> calls = List.copyOf(script.open.values());
    fanOut.stop(new IllegalStateException("enough"));
    fanOut.pump();
    assertThat(script.ends).containsExactlyInAnyOrder("0=Stopped", "1=Stopped");
    assertThat(calls).allMatch(CompletableFuture::isCancelled);
    assertThat(script.started).hasValue(2);
    assertThat(script.stops).hasValue(1);
  }

  @Test
  void theFirstReasonToStopCounts() {
    FanOut<String> fanOut = fanOut(new Script(1), 1);
    fanOut.stop(new IllegalStateException("first"));
    fanOut.stop(new IllegalStateException("second"));
    assertThat(fanOut.stopReason()).hasMessage("first");
  }

  @Test
  void aStopFromWithinAnEndingCallEndsTheRun() throws Exception {
    List<FanOut<String>> self = new ArrayList<>();
    Script script =
        new Script(100) {
          @Override
          long verdict(
              long call, Attempt attempt, @org.jspecify.annotations.Nullable Throwable failure) {
            if (call == 3) {
              self.get(0).stop(new IllegalStateException("enough"));
            }
            return OVER;
          }

          @Override
          CompletionStage<String> answer(long call) {
            return CompletableFuture.completedFuture("x");
          }
        };
    FanOut<String> fanOut = fanOut(script, 2);
    self.add(fanOut);
    fanOut.pump();
    fanOut.await();
    assertThat(script.started).hasValue(4);
  }

  @Test
  void whoSettlesWaitsUntilAnotherThreadHasStoppedTheRun() throws Exception {
    Thread me = Thread.currentThread();
    CompletableFuture<Void> cancelling = new CompletableFuture<>();
    Script script =
        new Script(1) {
          @Override
          CompletionStage<String> answer(long call) {
            return new CompletableFuture<>() {
              @Override
              public boolean cancel(boolean mayInterrupt) {
                cancelling.complete(null);
                while (me.getState() != Thread.State.TIMED_WAITING) {
                  Thread.onSpinWait();
                }
                return super.cancel(mayInterrupt);
              }
            };
          }
        };
    FanOut<String> fanOut = fanOut(script, 1);
    fanOut.pump();
    CompletableFuture<Void> stopped = CompletableFuture.runAsync(fanOut::close);
    cancelling.join();
    fanOut.settle(60 * SECOND);
    assertThat(script.ends).containsExactly("0=Stopped");
    stopped.join();
  }

  /** Says when a thread is about to tell the end of a call, and holds it there. */
  private static final class HeldEnds extends Script {
    final CountDownLatch telling = new CountDownLatch(1);
    final CountDownLatch gate = new CountDownLatch(1);

    HeldEnds(long calls) {
      super(calls);
    }

    @Override
    public long ended(
        long call, Attempt attempt, @Nullable String answer, @Nullable Throwable failure) {
      if (failure == null) {
        telling.countDown();
        try {
          gate.await();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
      return super.ended(call, attempt, answer, failure);
    }
  }

  @Test
  void whoAwaitsWhatIsToldWaitsForAnEndThatAnotherThreadIsTelling() throws Exception {
    HeldEnds script = new HeldEnds(2);
    FanOut<String> fanOut = fanOut(script, 2);
    fanOut.pump();
    Thread completing = new Thread(() -> script.call(0).complete("a"));
    completing.start();
    script.telling.await();
    fanOut.close();
    Thread me = Thread.currentThread();
    Thread opens =
        new Thread(
            () -> {
              while (me.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
              }
              script.gate.countDown();
            });
    opens.start();
    fanOut.awaitTold(FOR_EVER);
    assertThat(script.ends).containsExactly("1=Stopped", "0=a");
    completing.join();
    opens.join();
  }

  @Test
  void whoAwaitsWhatIsToldWaitsForNoCallThatIgnoresItsEnd() {
    CompletableFuture<CompletableFuture<String>> blocked = new CompletableFuture<>();
    CompletableFuture<Void> gate = new CompletableFuture<>();
    Script script =
        new Script(1) {
          @Override
          CompletionStage<String> answer(long call) throws Exception {
            CompletableFuture<String> stage = new CompletableFuture<>();
            blocked.complete(stage);
            gate.join();
            return stage;
          }
        };
    FanOut<String> fanOut = fanOut(script, 1);
    Thread pumping = new Thread(fanOut::pump);
    pumping.start();
    blocked.join();
    fanOut.close();
    fanOut.awaitTold(FOR_EVER);
    assertThat(script.ends).containsExactly("0=Stopped");
    gate.complete(null);
  }

  @Test
  void whoTellsAnEndDoesNotWaitForItself() {
    List<FanOut<String>> ofTest = new ArrayList<>();
    Script script =
        new Script(2) {
          @Override
          public long ended(
              long call, Attempt attempt, @Nullable String answer, @Nullable Throwable failure) {
            ofTest.get(0).close();
            ofTest.get(0).awaitTold(FOR_EVER);
            return super.ended(call, attempt, answer, failure);
          }
        };
    FanOut<String> fanOut = fanOut(script, 2);
    ofTest.add(fanOut);
    fanOut.pump();
    script.call(0).complete("a");
    assertThat(script.ends).containsExactly("1=Stopped", "0=a");
  }

  @Test
  void aFutureThatRefusesToBeCancelledDoesNotKeepTheOthersFromIt() {
    CompletableFuture<String> stubborn =
        new CompletableFuture<>() {
          @Override
          public boolean cancel(boolean mayInterrupt) {
            throw new IllegalStateException("no");
          }
        };
    Script script =
        new Script(2) {
          @Override
          CompletionStage<String> answer(long call) throws Exception {
            return call == 0 ? stubborn : super.answer(call);
          }
        };
    FanOut<String> fanOut = fanOut(script, 2);
    fanOut.pump();
    CompletableFuture<String> other = script.call(1);
    fanOut.close();
    assertThat(other).isCancelled();
  }

  @Test
  void anInterruptOfTheWaitingThreadCancelsTheCalls() {
    Script script = new Script(10);
    FanOut<String> fanOut = fanOut(script, 2);
    fanOut.pump();
    List<CompletableFuture<String>> calls = List.copyOf(script.open.values());
    Thread.currentThread().interrupt();
    assertThatThrownBy(fanOut::await).isInstanceOf(InterruptedException.class);
    assertThat(calls).allMatch(CompletableFuture::isCancelled);
  }

  @Test
  void anInterruptEndsALoopOfCallsThatEndOnTheSpot() {
    Script script =
        new Script(1_000_000) {
          @Override
          CompletionStage<String> answer(long call) {
            if (call == 99) {
              Thread.currentThread().interrupt();
            }
            return CompletableFuture.completedFuture("x");
          }
        };
    FanOut<String> fanOut = fanOut(script, 4);
    fanOut.pump();
    assertThat(script.started).hasValue(100);
    assertThat(fanOut.stopReason()).isInstanceOf(InterruptedException.class);
  }

  @Test
  void anInterruptedThreadStartsNothing() {
    Script script = new Script(10);
    Thread.currentThread().interrupt();
    fanOut(script, 4).pump();
    assertThat(script.started).hasValue(0);
  }

  @Test
  void aStopDuringTheStartOfACallCancelsItsStage() throws Exception {
    CompletableFuture<String> stage = new CompletableFuture<>();
    List<FanOut<String>> self = new ArrayList<>();
    Script script =
        new Script(5) {
          @Override
          CompletionStage<String> answer(long call) {
            self.get(0).stop(new IllegalStateException("enough"));
            return stage;
          }
        };
    FanOut<String> fanOut = fanOut(script, 2);
    self.add(fanOut);
    fanOut.pump();
    fanOut.await();
    assertThat(script.ends).containsExactly("0=Stopped");
    assertThat(stage).isCancelled();
  }

  private static int stackDepth() {
    return (int) (long) StackWalker.getInstance().walk(java.util.stream.Stream::count);
  }

  private static List<Integer> numbers(Script script) {
    List<Integer> numbers =
        new ArrayList<>(
            script.ends.stream()
                .map(end -> Integer.valueOf(end.substring(0, end.indexOf('='))))
                .toList());
    Collections.sort(numbers);
    return numbers;
  }

  @Test
  void aRunThatRunsOutStartsNothingMoreAndWaitsForWhatIsUnderWay() {
    Script script = new Script(10);
    FanOut<String> fanOut = fanOut(script, 3);
    fanOut.pump();
    fanOut.runOut(new IllegalStateException("refused"));
    script.call(1).complete("b");
    fanOut.pump();
    assertThat(script.open.keySet()).containsExactly(0L, 2L);
    assertThat(script.stops).hasValue(0);

    script.call(0).complete("a");
    script.call(2).completeExceptionally(new IllegalStateException("down"));
    assertThat(script.ends).containsExactly("1=b", "0=a", "2=IllegalStateException");
    assertThat(script.stops).hasValue(1);
    assertThat(fanOut.stopReason()).hasMessage("refused");
  }

  @Test
  void aRunThatRunsOutEndsWithTheTimeOfItsCallsAtTheLatest() throws Exception {
    Script script = new Script(10);
    FanOut<String> fanOut = fanOut(script, 2);
    fanOut.pump();
    time.advance(SECOND / 2);
    fanOut.runOut(new IllegalStateException("refused"));
    time.advance(SECOND);
    fanOut.await();
    assertThat(script.ends).containsExactly("0=TimeoutException", "1=TimeoutException");
    assertThat(script.stops).hasValue(1);
    assertThat(time.pending()).isZero();
  }

  @Test
  void aRunThatRunsOutWithinATimeCancelsWhatIsUnderWayThenAndTheFirstReasonCounts() {
    Script script = new Script(10);
    FanOut<String> fanOut = fanOut(script, 2);
    fanOut.pump();
    fanOut.runOut(new IllegalStateException("first"), SECOND / 4);
    time.advance(SECOND / 8);
    fanOut.runOut(new IllegalStateException("second"), SECOND);
    script.call(1).complete("b");
    assertThat(fanOut.underWay()).isEqualTo(1);
    time.advance(SECOND / 8);
    assertThat(script.ends).containsExactly("1=b", "0=Stopped");
    assertThat(fanOut.stopReason()).hasMessage("first");
    assertThat(time.pending()).isZero();
  }

  @Test
  void nothingIsLeftOfTheTimeOfARunThatRanOutBefore() {
    Script script = new Script(10);
    FanOut<String> fanOut = fanOut(script, 1);
    fanOut.pump();
    fanOut.runOut(new IllegalStateException("refused"), SECOND / 4);
    script.call(0).complete("a");
    assertThat(script.stops).hasValue(1);
    assertThat(time.pending()).isZero();
  }

  @Test
  void aTimeOutIsTheEndWhereARunRunsOut() {
    Script script =
        new Script(10) {
          @Override
          long verdict(long call, Attempt attempt, @Nullable Throwable failure) {
            return SECOND;
          }

          @Override
          public void stopped() {
            ends.add("over");
          }
        };
    FanOut<String> fanOut = fanOut(script, 1);
    fanOut.pump();
    fanOut.runOut(new IllegalStateException("refused"));
    time.advance(2 * SECOND);
    assertThat(script.ends).containsExactly("0=TimeoutException", "0=Stopped", "over");
  }

  @Test
  void aRunThatRunsOutWithNothingUnderWayIsStopped() {
    Script script = new Script(0);
    FanOut<String> fanOut = fanOut(script, 2);
    fanOut.pump();
    fanOut.runOut(new IllegalStateException("refused"));
    assertThat(script.stops).hasValue(1);
  }

  @Test
  void aCallThatMakesTheRunRunOutIsTheLastOfItsLane() {
    FanOut<?>[] made = new FanOut<?>[1];
    Script script =
        new Script(10) {
          @Override
          long verdict(long call, Attempt attempt, @Nullable Throwable failure) {
            made[0].runOut(new IllegalStateException("refused"));
            return OVER;
          }
        };
    FanOut<String> fanOut = fanOut(script, 2);
    made[0] = fanOut;
    fanOut.pump();
    script.call(1).complete("b");
    assertThat(script.open.keySet()).containsExactly(0L);
    assertThat(script.stops).hasValue(0);
    script.call(0).complete("a");
    assertThat(script.stops).hasValue(1);
  }

  @Test
  void aStopEndsARunThatRunsOutAtOnceAndForItsReason() {
    Script script = new Script(10);
    FanOut<String> fanOut = fanOut(script, 2);
    fanOut.pump();
    fanOut.runOut(new IllegalStateException("refused"));
    fanOut.stop(new IllegalStateException("interrupted"));
    assertThat(script.ends).containsExactly("0=Stopped", "1=Stopped");
    assertThat(fanOut.stopReason()).hasMessage("refused");
  }

  @Test
  void whatWaitsForItsNextAttemptIsGivenUpWhereARunRunsOut() {
    Script script =
        new Script(2) {
          @Override
          long verdict(long call, Attempt attempt, @Nullable Throwable failure) {
            return call == 0 ? 10 * SECOND : OVER;
          }
        };
    FanOut<String> fanOut = fanOut(script, 2);
    fanOut.pump();
    script.call(0).complete("a");
    fanOut.runOut(new IllegalStateException("refused"));
    assertThat(script.ends).containsExactly("0=a", "0=Stopped");
    script.call(1).complete("b");
    assertThat(script.stops).hasValue(1);
    time.advance(SECOND);
    assertThat(time.pending()).isZero();
  }

  @Test
  void whatWouldBeSentAgainIsNotWhereARunRunsOut() {
    Script script =
        new Script(2) {
          @Override
          long verdict(long call, Attempt attempt, @Nullable Throwable failure) {
            return SECOND;
          }
        };
    FanOut<String> fanOut = fanOut(script, 2);
    fanOut.pump();
    fanOut.runOut(new IllegalStateException("refused"));
    script.call(0).complete("a");
    script.call(1).complete("b");
    assertThat(script.ends).containsExactly("0=a", "0=Stopped", "1=b", "1=Stopped");
    assertThat(script.stops).hasValue(1);
  }

  /** Ends as no call should. */
  private static Script breaking(int calls) {
    return new Script(calls) {
      @Override
      long verdict(long call, Attempt attempt, @Nullable Throwable failure) {
        throw new OutOfMemoryError("no room for the answer");
      }
    };
  }

  @Test
  void aStopThatBreaksLeavesNoPlaceOfTheLimiterTaken() throws Exception {
    FanOut<String> fanOut = fanOut(breaking(3), 2);
    fanOut.pump();
    assertThatThrownBy(() -> fanOut.stop(new IllegalStateException()))
        .isInstanceOf(OutOfMemoryError.class);
    assertThat(fanOut.limiter.snapshot().inFlight()).isZero();
    fanOut.await();
  }

  @Test
  void aTimeOutThatBreaksStopsTheRunAndLeavesNoPlaceOfTheLimiterTaken() throws Exception {
    FanOut<String> fanOut = fanOut(breaking(3), 1);
    fanOut.pump();
    time.advance(2 * SECOND);
    assertThat(fanOut.stopReason()).isInstanceOf(OutOfMemoryError.class);
    assertThat(fanOut.limiter.snapshot().inFlight()).isZero();
    fanOut.await();
  }
}
