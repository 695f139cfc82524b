package dev.retort.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What calls pass before they are sent, the clock held by the test. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class LimiterTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long MINUTE = 60 * SECOND;

  private final ManualTime time = new ManualTime();
  private final Limiter limiter = new Limiter(time::nanoTime);

  private FanOut<String> fanOut(Script script, Limits limits) {
    return new FanOut<>(script, limiter, limits, true, 10 * MINUTE, time, Runnable::run);
  }

  private static Limits requests(int inFlight, long requests) {
    return new Limits(inFlight, requests, Limits.NONE, Limits.NONE, Limits.NONE);
  }

  /** Calls that end on the spot, and when they were sent. */
  private class Sent extends Script {
    final List<Long> at = new ArrayList<>();

    Sent(long calls) {
      super(calls);
    }

    @Override
    CompletionStage<String> answer(long call) throws Exception {
      at.add(time.nanoTime());
      return CompletableFuture.completedFuture("x");
    }

    long mostInAnyMinute() {
      long most = 0;
      for (long start : at) {
        most = Math.max(most, at.stream().filter(t -> t >= start && t < start + MINUTE).count());
      }
      return most;
    }
  }

  @Test
  void aStartWithoutLoadReachesAllCallsInFlightAtOnce() {
    Script script = new Script(100);
    fanOut(script, Limits.inFlight(64)).pump();
    assertThat(script.open).hasSize(64);
  }

  @Test
  void noMinuteHoldsMoreRequestsThanTheLimit() {
    Sent sent = new Sent(100);
    fanOut(sent, requests(8, 10)).pump();
    assertThat(sent.at).hasSize(10);
    time.advance(MINUTE - 1);
    assertThat(sent.at).hasSize(10);
    time.advance(10 * MINUTE);
    assertThat(sent.at).hasSize(100);
    assertThat(sent.mostInAnyMinute()).isEqualTo(10);
  }

  @Test
  void theLimitIsUsedToNinetySevenPercentOverThreeMinutes() {
    Sent sent = new Sent(100_000);
    FanOut<String> fanOut = fanOut(sent, requests(64, 600));
    fanOut.pump();
    for (int i = 0; i < 180 * 20; i++) {
      time.advance(SECOND / 20);
    }
    assertThat(sent.mostInAnyMinute()).isEqualTo(600);
    assertThat(sent.at.size()).isGreaterThan((int) (0.97 * 3 * 600));
    fanOut.close();
  }

  @Test
  void whatTheLastCallOfARunThatWasStoppedTellsHoldsNoLaterRun() {
    FanOut<?>[] stopped = new FanOut<?>[1];
    Sent last =
        new Sent(1) {
          @Override
          long verdict(long call, Attempt attempt, @Nullable Throwable failure) {
            stopped[0].stop(new IllegalStateException("enough"));
            attempt.tells(Attempt.Signal.REFUSED, 5 * MINUTE);
            return OVER;
          }
        };
    stopped[0] = fanOut(last, Limits.inFlight(1));
    stopped[0].pump();
    Sent later = new Sent(3);
    fanOut(later, Limits.inFlight(1)).pump();
    assertThat(later.at).hasSize(3);
  }

  @Test
  void retriesCountAsRequests() {
    Sent sent =
        new Sent(5) {
          @Override
          long verdict(long call, Attempt attempt, @Nullable Throwable failure) {
            return attempt.made() == 1 ? 0 : OVER;
          }
        };
    fanOut(sent, requests(1, 4)).pump();
    time.advance(SECOND);
    assertThat(sent.at).hasSize(4);
    time.advance(3 * MINUTE);
    assertThat(sent.at).hasSize(10);
    assertThat(sent.mostInAnyMinute()).isEqualTo(4);
  }

  @Test
  void twoFanOutsShareTheMinuteAndTheCallsInFlight() {
    Script one = new Script(100);
    Script other = new Script(100);
    fanOut(one, requests(8, 10)).pump();
    fanOut(other, requests(8, 10)).pump();
    assertThat(one.open.size() + other.open.size()).isEqualTo(8);
    assertThat(limiter.snapshot().inFlight()).isEqualTo(8);
    assertThat(limiter.snapshot().gate()).isEqualTo(Gate.IN_FLIGHT);
  }

  @Test
  void whoWaitsGoesInTheOrderInWhichItCame() {
    Script one = new Script(100);
    Script other = new Script(100);
    fanOut(one, Limits.inFlight(2)).pump();
    fanOut(other, Limits.inFlight(2)).pump();
    one.call(0).complete("a");
    one.call(1).complete("b");
    assertThat(other.open.keySet()).containsExactly(0L, 1L);
    other.call(0).complete("c");
    assertThat(one.open.keySet()).containsExactly(2L);
  }

  @Test
  void ofSeveralLimitsAMinuteTheLowestHoldsWhileItsOwnerIsThere() {
    Sent one = new Sent(100);
    FanOut<String> low = fanOut(new Script(0), requests(2, 3));
    FanOut<String> high = fanOut(one, requests(2, 50));
    high.pump();
    assertThat(one.at).hasSize(3);
    low.close();
    assertThat(one.at).hasSize(50);
  }

  @Test
  void ofSeveralCallsInFlightTheMostHolds() {
    Script one = new Script(100);
    fanOut(new Script(0), Limits.inFlight(2));
    fanOut(one, Limits.inFlight(5)).pump();
    assertThat(one.open).hasSize(5);
  }

  /** Calls of a size, which use what they use. */
  private static class Sized extends Script {
    private final long characters;
    private final long bound;
    private final long input;
    private final long output;

    Sized(long calls, long characters, long bound, long input, long output) {
      super(calls);
      this.characters = characters;
      this.bound = bound;
      this.input = input;
      this.output = output;
    }

    @Override
    public void size(long call, Attempt attempt) {
      attempt.size(characters, bound, 1);
    }

    @Override
    long verdict(long call, Attempt attempt, @Nullable Throwable failure) {
      attempt.used(input, output);
      return OVER;
    }
  }

  private static Limits tokens(long input, long output) {
    return new Limits(64, Limits.NONE, input, output, Limits.NONE);
  }

  @Test
  void inputIsReservedByTheLengthOfTheText() {
    Script script = new Sized(100, 400, 10, 100, 10);
    fanOut(script, tokens(350, Limits.NONE)).pump();
    assertThat(script.open).hasSize(3);
    assertThat(limiter.snapshot().gate()).isEqualTo(Gate.INPUT_TOKENS);
  }

  @Test
  void outputIsReservedByTheBoundOfTheCall() {
    Script script = new Sized(100, 400, 100, 100, 10);
    fanOut(script, tokens(Limits.NONE, 250)).pump();
    assertThat(script.open).hasSize(2);
    assertThat(limiter.snapshot().gate()).isEqualTo(Gate.OUTPUT_TOKENS);
  }

  @Test
  void whatWasReservedAndNotUsedIsGivenBackAtOnce() {
    Script script = new Sized(100, 400, 100, 100, 10);
    fanOut(script, tokens(Limits.NONE, 250)).pump();
    script.call(0).complete("x");
    assertThat(script.open.keySet()).containsExactly(1L, 2L);
  }

  @Test
  void whatWasUsedAndNotReservedCounts() {
    Script script = new Sized(100, 4, 100, 1000, 100);
    fanOut(script, tokens(1000, Limits.NONE)).pump();
    assertThat(script.open).hasSize(64);
    script.call(0).complete("x");
    time.advance(SECOND);
    assertThat(script.open).hasSize(63);
  }

  @Test
  void whatIsNotKnownToBeUsedStaysReserved() {
    Script script = new Sized(100, 400, 100, Attempt.UNKNOWN, Attempt.UNKNOWN);
    fanOut(script, tokens(Limits.NONE, 250)).pump();
    script.call(0).completeExceptionally(new java.io.IOException());
    assertThat(script.open.keySet()).containsExactly(1L);
  }

  @Test
  void aCallThatUsedNothingTeachesNothingOfTheSizeOfOthers() {
    Script script =
        new Sized(100, 400, Attempt.UNKNOWN, 100, 10) {
          @Override
          long verdict(long call, Attempt attempt, @Nullable Throwable failure) {
            attempt.usedNothing();
            return OVER;
          }
        };
    fanOut(script, tokens(Limits.NONE, 600)).pump();
    assertThat(script.open).hasSize(2);
    script.call(0).completeExceptionally(new java.io.IOException());
    script.call(1).completeExceptionally(new java.io.IOException());
    assertThat(script.open.keySet()).containsExactly(2L, 3L);
  }

  @Test
  void aCallLargerThanAWholeMinuteGoesAlone() {
    Script script = new Sized(3, 400_000, 10, 100_000, 10);
    fanOut(script, tokens(350, Limits.NONE)).pump();
    assertThat(script.open.keySet()).containsExactly(0L);
    script.call(0).complete("x");
    time.advance(2 * MINUTE);
    assertThat(script.open.keySet()).containsExactly(1L);
  }

  @Test
  void withoutABoundTheMeanOfTheCallsBeforeIsReserved() {
    Script script = new Sized(100, 4, Attempt.UNKNOWN, 1, 10);
    fanOut(script, tokens(Limits.NONE, 300)).pump();
    assertThat(script.open).hasSize(1);
    script.call(0).complete("x");
    assertThat(script.open).hasSize(29);
  }

  @Test
  void limitsThatTheOtherSideTellsHoldWhereNoneAreSet() {
    Script script = new Script(100);
    fanOut(script, Limits.inFlight(4)).pump();
    limiter.tell(requests(0, 6));
    for (int i = 0; i < 4; i++) {
      script.call(i).complete("x");
    }
    assertThat(script.started).hasValue(6);
  }

  @Test
  void limitsThatAreSetGoBeforeThoseThatTheOtherSideTells() {
    Sent sent = new Sent(100);
    FanOut<String> fanOut = fanOut(sent, requests(4, 50));
    limiter.tell(requests(0, 6));
    fanOut.pump();
    assertThat(sent.at).hasSize(50);
  }

  @Test
  void aPauseHoldsAllWhoArePatient() {
    Script script =
        new Script(10) {
          @Override
          long verdict(long call, Attempt attempt, @Nullable Throwable failure) {
            attempt.tells(
                failure == null ? Attempt.Signal.ANSWERED : Attempt.Signal.REFUSED,
                failure == null ? 0 : 30 * SECOND);
            return OVER;
          }
        };
    fanOut(script, Limits.inFlight(2)).pump();
    script.call(0).completeExceptionally(new java.io.IOException());
    script.call(1).complete("x");
    assertThat(script.open).isEmpty();
    assertThat(limiter.snapshot().gate()).isEqualTo(Gate.PAUSE);
    time.advance(30 * SECOND - 1);
    assertThat(script.open).isEmpty();
    time.advance(1);
    assertThat(script.open.keySet()).contains(2L);
  }

  @Test
  void whoIsNotPatientWaitsForNoPause() {
    Script script =
        new Script(10) {
          @Override
          CompletionStage<String> answer(long call) {
            return CompletableFuture.failedFuture(new java.io.IOException());
          }

          @Override
          long verdict(long call, Attempt attempt, @Nullable Throwable failure) {
            attempt.tells(Attempt.Signal.REFUSED, 30 * SECOND);
            return OVER;
          }
        };
    new FanOut<>(script, limiter, Limits.inFlight(2), false, MINUTE, time, Runnable::run).pump();
    assertThat(script.ends).hasSize(10);
  }

  @Test
  void refusalsLowerTheCallsInFlightAndAnswersRaiseThemAgain() {
    AtomicInteger refusals = new AtomicInteger(1);
    Script script =
        new Script(10_000) {
          @Override
          long verdict(long call, Attempt attempt, @Nullable Throwable failure) {
            if (refusals.getAndDecrement() > 0) {
              attempt.tells(Attempt.Signal.REFUSED, 0);
            }
            return OVER;
          }
        };
    fanOut(script, Limits.inFlight(16)).pump();
    script.call(0).complete("refused");
    assertThat(limiter.snapshot().bound()).isEqualTo(12);
    assertThat(script.open).hasSize(15);
    for (int i = 0; i < 200; i++) {
      script.call(script.open.keySet().iterator().next()).complete("x");
    }
    assertThat(limiter.snapshot().bound()).isEqualTo(16);
    assertThat(script.open).hasSize(16);
  }

  @Test
  void whoIsStoppedInTheQueueLeavesItToTheNext() {
    Script one = new Script(1);
    FanOut<String> two = fanOut(new Script(1), Limits.inFlight(1));
    Script three = new Script(1);
    fanOut(one, Limits.inFlight(1)).pump();
    two.pump();
    fanOut(three, Limits.inFlight(1)).pump();
    two.close();
    one.call(0).complete("x");
    assertThat(three.open).hasSize(1);
  }

  @Test
  void nothingIsLeftWhenAllAreGone() {
    FanOut<String> fanOut = fanOut(new Sent(100), requests(8, 10));
    fanOut.pump();
    assertThat(time.pending()).isPositive();
    fanOut.close();
    assertThat(time.pending()).isZero();
    assertThat(limiter.snapshot().waiting()).isZero();
  }

  @Test
  void aThousandInTheQueueThatAreStoppedDoNotDeepenTheStack() throws Exception {
    Script holder = new Script(1);
    fanOut(holder, Limits.inFlight(1)).pump();
    Script many = new Script(10_000);
    FanOut<String> stopped =
        new FanOut<>(
            many,
            limiter,
            new Limits(5_000, 1, Limits.NONE, Limits.NONE, Limits.NONE),
            true,
            MINUTE,
            time,
            Runnable::run);
    stopped.pump();
    stopped.close();
    stopped.await();
    assertThat(limiter.snapshot().waiting()).isZero();
  }

  @Test
  void threadsThatShareALimiterKeepItsBoundsAndLoseNoCall() throws Exception {
    ExecutorService backend = Executors.newFixedThreadPool(4);
    try {
      for (int round = 0; round < 20; round++) {
        Limiter shared = new Limiter(System::nanoTime);
        AtomicInteger busy = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<FanOut<String>> fanOuts = new ArrayList<>();
        List<Script> scripts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
          Script script =
              new Script(2_000) {
                @Override
                CompletionStage<String> answer(long call) {
                  most.accumulateAndGet(busy.incrementAndGet(), Math::max);
                  return CompletableFuture.supplyAsync(
                      () -> {
                        busy.decrementAndGet();
                        return "x";
                      },
                      backend);
                }

                @Override
                long verdict(long call, Attempt attempt, @Nullable Throwable failure) {
                  return attempt.made() == 1 && call % 7 == 0 ? 0 : OVER;
                }
              };
          scripts.add(script);
          fanOuts.add(
              new FanOut<>(
                  script, shared, Limits.inFlight(8), true, MINUTE, new SystemTime(), backend));
        }
        fanOuts.forEach(FanOut::pump);
        for (FanOut<String> fanOut : fanOuts) {
          fanOut.await();
          fanOut.close();
        }
        scripts.forEach(script -> assertThat(script.ends).hasSize(2_000 + 286));
        assertThat(most.get()).isLessThanOrEqualTo(8);
        assertThat(shared.snapshot().inFlight()).isZero();
      }
    } finally {
      backend.shutdownNow();
    }
  }

  @Test
  void whatIsInTheQueueIsGivenUpWhereARunRunsOut() {
    Script script = new Script(10);
    FanOut<String> fanOut = fanOut(script, requests(4, 2));
    fanOut.pump();
    fanOut.runOut(new IllegalStateException("refused"));
    assertThat(script.ends).containsExactlyInAnyOrder("2=Stopped", "3=Stopped");
    assertThat(limiter.snapshot().waiting()).isZero();
    script.call(0).complete("a");
    script.call(1).complete("b");
    assertThat(script.started).hasValue(2);
    assertThat(script.stops).hasValue(1);
    assertThat(limiter.snapshot().inFlight()).isZero();
  }

  @Test
  void aLimiterThatWasTouchedIsNotIdle() {
    Limiter touched = new Limiter(time::nanoTime);
    time.advance(MINUTE);
    touched.touch();
    assertThat(touched.isIdle(MINUTE)).isFalse();
    time.advance(MINUTE);
    assertThat(touched.isIdle(MINUTE)).isTrue();
  }
}
