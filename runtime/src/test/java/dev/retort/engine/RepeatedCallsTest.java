package dev.retort.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls that are made again, the clock held by the test. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class RepeatedCallsTest {
  private static final long SECOND = 1_000_000_000L;

  private final ManualTime time = new ManualTime();
  private final Limiter limiter = new Limiter(time::nanoTime);

  @AfterEach
  void clearInterrupt() {
    Thread.interrupted();
  }

  private FanOut<String> fanOut(Script script, int lanes) {
    return new FanOut<>(script, limiter, Limits.inFlight(lanes), true, SECOND, time, Runnable::run);
  }

  /** A script that makes a failed call again after a second, so many times. */
  private static Script again(int calls, int times) {
    return new Script(calls) {
      @Override
      long verdict(long call, Attempt attempt, @Nullable Throwable failure) {
        return failure != null && attempt.made() <= times ? SECOND : OVER;
      }
    };
  }

  @Test
  void aCallIsMadeAgainWhenItsWaitIsOverAndNotBefore() {
    Script script = again(1, 1);
    fanOut(script, 1).pump();
    script.call(0).completeExceptionally(new java.io.IOException());
    time.advance(SECOND - 1);
    assertThat(script.started).hasValue(1);
    time.advance(1);
    script.call(0).complete("at last");
    assertThat(script.ends).containsExactly("0=IOException", "0=at last");
  }

  @Test
  void aCallThatWaitsKeepsItsLaneAndNoPlaceAtTheLimiter() {
    Script script = again(3, 1);
    fanOut(script, 2).pump();
    script.call(0).completeExceptionally(new java.io.IOException());
    assertThat(script.open.keySet()).containsExactly(1L);
    assertThat(limiter.snapshot().inFlight()).isEqualTo(1);
  }

  @Test
  void waitingIsNotPartOfTheTimeOut() {
    Script script =
        new Script(1) {
          @Override
          long verdict(long call, Attempt attempt, @Nullable Throwable failure) {
            return failure != null && attempt.made() == 1 ? 100 * SECOND : OVER;
          }
        };
    fanOut(script, 1).pump();
    script.call(0).completeExceptionally(new java.io.IOException());
    time.advance(100 * SECOND);
    time.advance(SECOND - 1);
    script.call(0).complete("in time");
    assertThat(script.ends).containsExactly("0=IOException", "0=in time");
  }

  @Test
  void aCallOutOfTimeIsMadeAgainToo() {
    Script script = again(2, 1);
    fanOut(script, 1).pump();
    CompletableFuture<String> late = script.call(0);
    time.advance(3 * SECOND);
    assertThat(late).isCancelled();
    script.call(0).complete("a");
    script.call(1).complete("b");
    assertThat(script.ends).containsExactly("0=TimeoutException", "0=a", "1=b");
  }

  @Test
  void attemptsAreCountedACall() {
    List<Integer> made = new ArrayList<>();
    Script script =
        new Script(2) {
          @Override
          CompletionStage<String> answer(long call) {
            return CompletableFuture.failedFuture(new java.io.IOException());
          }

          @Override
          long verdict(long call, Attempt attempt, @Nullable Throwable failure) {
            made.add(attempt.made());
            return attempt.made() < 3 ? 0 : OVER;
          }
        };
    fanOut(script, 1).pump();
    time.advance(SECOND);
    assertThat(made).containsExactly(1, 2, 3, 1, 2, 3);
  }

  @Test
  void aStopGivesUpWhatWaitsAndItsAlarm() throws Exception {
    Script script = again(2, 1);
    FanOut<String> fanOut = fanOut(script, 1);
    fanOut.pump();
    script.call(0).completeExceptionally(new java.io.IOException());
    fanOut.close();
    fanOut.await();
    assertThat(script.ends).containsExactly("0=IOException", "0=Stopped");
    assertThat(time.pending()).isZero();
  }

  @Test
  void anInterruptOfTheCallerEndsAWait() throws Exception {
    Script script = again(1, 1);
    FanOut<String> fanOut = fanOut(script, 1);
    fanOut.pump();
    script.call(0).completeExceptionally(new java.io.IOException());
    Thread.currentThread().interrupt();
    org.assertj.core.api.Assertions.assertThatThrownBy(fanOut::await)
        .isInstanceOf(InterruptedException.class);
    assertThat(script.ends).containsExactly("0=IOException", "0=Stopped");
  }

  @Test
  void aStopFromTheVerdictItselfEndsTheCall() throws Exception {
    List<FanOut<String>> self = new ArrayList<>();
    Script script =
        new Script(3) {
          @Override
          long verdict(long call, Attempt attempt, @Nullable Throwable failure) {
            self.get(0).stop(new IllegalStateException("enough"));
            return SECOND;
          }
        };
    FanOut<String> fanOut = fanOut(script, 1);
    self.add(fanOut);
    fanOut.pump();
    script.call(0).completeExceptionally(new java.io.IOException());
    fanOut.await();
    assertThat(script.ends).containsExactly("0=IOException", "0=Stopped");
    assertThat(time.pending()).isZero();
    assertThat(limiter.snapshot().inFlight()).isZero();
  }

  private final List<Attempt.Signal> signals = List.of(Attempt.Signal.values());

  @Test
  void everyCallEndsOnceForEachTimeItStartedWhateverTheOrder() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      int calls = 1 + random.nextInt(60);
      int lanes = 1 + random.nextInt(10);
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

            @Override
            long verdict(long call, Attempt attempt, @Nullable Throwable failure) {
              attempt.tells(
                  signals.get(random.nextInt(signals.size())),
                  random.nextInt(10) == 0 ? random.nextInt(3) * SECOND : 0);
              return failure != null && attempt.made() < 4 ? random.nextInt(3) * SECOND : OVER;
            }
          };
      FanOut<String> fanOut = fanOut(script, lanes);
      fanOut.pump();
      while (!script.open.isEmpty() || time.pending() > 0) {
        List<Long> open = new ArrayList<>(script.open.keySet());
        if (open.isEmpty() || random.nextInt(4) == 0) {
          time.advance(SECOND / 2);
          continue;
        }
        CompletableFuture<String> one = script.call(open.get(random.nextInt(open.size())));
        if (random.nextBoolean()) {
          one.completeExceptionally(new java.io.IOException());
        } else {
          one.complete("later");
        }
      }
      assertThat(script.ends).as("seed %s", seed).hasSize(script.started.get());
      assertThat(
              script.ends.stream()
                  .map(end -> Long.parseLong(end.substring(0, end.indexOf('='))))
                  .distinct())
          .as("seed %s", seed)
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, calls).mapToObj(i -> (long) i).toList());
      assertThat(script.maxInFlight.get()).as("seed %s", seed).isLessThanOrEqualTo(lanes);
      fanOut.close();
      assertThat(limiter.snapshot().inFlight()).as("seed %s", seed).isZero();
      assertThat(limiter.snapshot().waiting()).as("seed %s", seed).isZero();
    }
  }

  @Test
  void aStopAtAnyMomentLeavesNothingBehind() throws Exception {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      Script script =
          new Script(50) {
            @Override
            CompletionStage<String> answer(long call) throws Exception {
              return random.nextInt(3) == 0
                  ? CompletableFuture.failedFuture(new java.io.IOException())
                  : super.answer(call);
            }

            @Override
            long verdict(long call, Attempt attempt, @Nullable Throwable failure) {
              return failure != null ? random.nextInt(3) * SECOND : OVER;
            }
          };
      FanOut<String> fanOut =
          new FanOut<>(
              script,
              limiter,
              new Limits(4, 12, Limits.NONE, Limits.NONE, Limits.NONE),
              true,
              10 * SECOND,
              time,
              Runnable::run);
      fanOut.pump();
      for (int i = random.nextInt(30); i > 0; i--) {
        List<Long> open = new ArrayList<>(script.open.keySet());
        if (open.isEmpty() || random.nextBoolean()) {
          time.advance(random.nextInt(10) * SECOND);
        } else {
          script.call(open.get(random.nextInt(open.size()))).complete("x");
        }
      }
      fanOut.close();
      fanOut.await();
      assertThat(script.open).as("seed %s", seed).isEmpty();
      assertThat(time.pending()).as("seed %s", seed).isZero();
      assertThat(limiter.snapshot().inFlight()).as("seed %s", seed).isZero();
      assertThat(limiter.snapshot().waiting()).as("seed %s", seed).isZero();
    }
  }
}
