package dev.retort.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is known of how long calls waited at the limiter, the clock held by the test. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class WaitsTest {
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

  /** The first refuses and wants to be left alone for ten seconds. */
  private static class Refused extends Script {
    Refused(long calls) {
      super(calls);
    }

    @Override
    long verdict(long call, Attempt attempt, @Nullable Throwable failure) {
      if (call == 0) {
        attempt.tells(Attempt.Signal.REFUSED, 10 * SECOND);
      }
      return OVER;
    }
  }

  @Test
  void aCallThatPassesAtOnceHasNotWaited() {
    Script script = new Script(3);
    FanOut<String> fanOut = fanOut(script, requests(3, 10));
    fanOut.pump();
    assertThat(script.waits).isEmpty();
    assertThat(fanOut.waited()).isEqualTo(new Limiter.Waited(0, null, Duration.ZERO, Map.of()));
  }

  @Test
  void aCallIsToldTheGateThatHeldItAndForHowLong() {
    Script one = new Script(1);
    Script other = new Script(2);
    fanOut(one, Limits.inFlight(1)).pump();
    FanOut<String> waiting = fanOut(other, Limits.inFlight(1));
    waiting.pump();
    time.advance(7 * SECOND);
    assertThat(waiting.waited())
        .isEqualTo(
            new Limiter.Waited(
                1,
                Gate.IN_FLIGHT,
                Duration.ofSeconds(7),
                Map.of(Gate.IN_FLIGHT, Duration.ofSeconds(7))));
    one.call(0).complete("x");
    assertThat(other.waits).containsExactly("0 IN_FLIGHT " + 7 * SECOND);
  }

  @Test
  void theNextCallOfTheLaneIsNotToldOfTheWaitOfTheOneBefore() {
    Script one = new Script(1);
    Script other = new Script(2);
    fanOut(one, Limits.inFlight(1)).pump();
    fanOut(other, Limits.inFlight(1)).pump();
    time.advance(SECOND);
    one.call(0).complete("x");
    other.call(0).complete("x");
    assertThat(other.open.keySet()).containsExactly(1L);
    assertThat(other.waits).hasSize(1);
  }

  @Test
  void aCallThatTwoGatesHeldIsToldBoth() {
    Script script = new Refused(3);
    fanOut(script, requests(1, 1)).pump();
    script.call(0).complete("refused");
    time.advance(2 * MINUTE);
    List<String> waits = List.copyOf(script.waits);
    assertThat(waits).hasSize(2);
    assertThat(waits.get(0)).isEqualTo("1 PAUSE " + 10 * SECOND);
    assertThat(waits.get(1)).startsWith("1 REQUESTS 50");
  }

  @Test
  void whoWaitsBehindOthersWaitsForWhatHoldsThem() {
    Script script = new Script(4);
    fanOut(script, requests(9, 1)).pump();
    time.advance(3 * SECOND);
    Script late = new Script(1);
    fanOut(late, requests(9, 1)).pump();
    time.advance(5 * MINUTE);
    assertThat(late.waits).hasSize(1);
    assertThat(late.waits.get(0)).startsWith("0 REQUESTS ");
  }

  @Test
  void timeInWhichSeveralCallsOfAFanOutWaitCountsOnce() {
    fanOut(new Script(1), requests(9, 1)).pump();
    Script many = new Script(3);
    FanOut<String> held = fanOut(many, requests(9, 1));
    held.pump();
    time.advance(4 * SECOND);
    assertThat(held.waited().calls()).isEqualTo(3);
    assertThat(held.waited().total()).isEqualTo(Map.of(Gate.REQUESTS, Duration.ofSeconds(4)));
  }

  @Test
  void aWaitThatAStopEndsCountsAndIsNotTold() {
    Script one = new Script(1);
    Script other = new Script(1);
    fanOut(one, Limits.inFlight(1)).pump();
    FanOut<String> waiting = fanOut(other, Limits.inFlight(1));
    waiting.pump();
    time.advance(3 * SECOND);
    waiting.close();
    time.advance(3 * SECOND);
    one.call(0).complete("x");
    assertThat(other.waits).isEmpty();
    assertThat(waiting.waited())
        .isEqualTo(
            new Limiter.Waited(
                0, null, Duration.ZERO, Map.of(Gate.IN_FLIGHT, Duration.ofSeconds(3))));
  }

  @Test
  void aWaitIsUnbrokenWhileAnyCallWaits() {
    Script script =
        new Script(100) {
          @Override
          CompletionStage<String> answer(long call) {
            return CompletableFuture.completedFuture("x");
          }
        };
    FanOut<String> fanOut = fanOut(script, requests(20, 10));
    fanOut.pump();
    time.advance(150 * SECOND);
    assertThat(fanOut.waited().unbroken()).isEqualTo(Duration.ofSeconds(150));
    assertThat(fanOut.waited().gate()).isEqualTo(Gate.REQUESTS);
  }

  /** The first attempt of each call fails and is made again after half a minute. */
  private static class Failing extends Script {
    Failing(long calls) {
      super(calls);
    }

    @Override
    long verdict(long call, Attempt attempt, @Nullable Throwable failure) {
      return failure == null ? OVER : 30 * SECOND;
    }
  }

  private static Limiter.Waited retry(int calls, long seconds) {
    Map<Gate, Duration> total =
        seconds == 0 ? Map.of() : Map.of(Gate.RETRY, Duration.ofSeconds(seconds));
    return new Limiter.Waited(
        calls,
        calls == 0 ? null : Gate.RETRY,
        calls == 0 ? Duration.ZERO : Duration.ofSeconds(seconds),
        total);
  }

  @Test
  void callsThatAllWaitForTheirNextAttemptAreSeenToDoSo() {
    Script script = new Failing(2);
    FanOut<String> fanOut = fanOut(script, Limits.inFlight(2));
    fanOut.pump();
    script.call(0).completeExceptionally(new java.io.IOException());
    script.call(1).completeExceptionally(new java.io.IOException());
    time.advance(10 * SECOND);
    assertThat(fanOut.waited()).isEqualTo(retry(2, 10));
    time.advance(20 * SECOND);
    assertThat(fanOut.waited()).isEqualTo(retry(0, 30));
  }

  @Test
  void aCallThatWaitsForItsNextAttemptWhileOthersGoOnIsCountedAndNotShown() {
    Script script = new Failing(2);
    FanOut<String> fanOut = fanOut(script, Limits.inFlight(2));
    fanOut.pump();
    script.call(0).completeExceptionally(new java.io.IOException());
    time.advance(10 * SECOND);
    assertThat(fanOut.waited()).isEqualTo(retry(0, 10));
    script.call(1).complete("x");
    assertThat(fanOut.waited())
        .isEqualTo(
            new Limiter.Waited(
                1, Gate.RETRY, Duration.ZERO, Map.of(Gate.RETRY, Duration.ofSeconds(10))));
  }

  @Test
  void aWaitForTheNextAttemptThatAStopEndsCounts() {
    Script script = new Failing(1);
    FanOut<String> fanOut = fanOut(script, Limits.inFlight(1));
    fanOut.pump();
    script.call(0).completeExceptionally(new java.io.IOException());
    time.advance(10 * SECOND);
    fanOut.close();
    time.advance(10 * SECOND);
    assertThat(fanOut.waited()).isEqualTo(retry(0, 10));
  }

  @Test
  void anAttemptThatIsMadeAgainAtOnceHasNotWaited() {
    Script script =
        new Script(1) {
          @Override
          long verdict(long call, Attempt attempt, @Nullable Throwable failure) {
            return failure == null ? OVER : 0;
          }
        };
    FanOut<String> fanOut = fanOut(script, Limits.inFlight(1));
    fanOut.pump();
    script.call(0).completeExceptionally(new java.io.IOException());
    assertThat(fanOut.waited()).isEqualTo(retry(0, 0));
  }

  @Test
  void anAttemptThatPassesAtOnceIsNotToldOfTheWaitOfTheOneBefore() {
    Script one = new Script(1);
    Script other =
        new Script(1) {
          @Override
          long verdict(long call, Attempt attempt, @Nullable Throwable failure) {
            return attempt.made() == 1 ? SECOND : OVER;
          }
        };
    fanOut(one, Limits.inFlight(1)).pump();
    fanOut(other, Limits.inFlight(1)).pump();
    time.advance(2 * SECOND);
    one.call(0).complete("x");
    other.call(0).completeExceptionally(new java.io.IOException());
    time.advance(SECOND);
    assertThat(other.started).hasValue(2);
    assertThat(other.waits).containsExactly("0 IN_FLIGHT " + 2 * SECOND);
  }
}
