package dev.retort.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Simulated hours of servers that take their time, the clock held by the test. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class CongestionTest {
  private static final long SECOND = 1_000_000_000L;
  private static final int MOST = 64;

  private final ManualTime time = new ManualTime();
  private final Limiter limiter = new Limiter(time::nanoTime);
  private final Random random = new Random(7);

  /** How long the server takes over a call when so many are under way. */
  private DoubleUnaryOperator seconds = underWay -> 1;

  private int answered;

  private final Script script =
      new Script(Long.MAX_VALUE) {
        @Override
        CompletionStage<String> answer(long call) {
          CompletableFuture<String> answer = new CompletableFuture<>();
          double takes = seconds.applyAsDouble(inFlight.get());
          time.schedule(
              (long) (takes * SECOND),
              () -> {
                answered++;
                ends.clear();
                answer.complete("x");
              });
          return answer;
        }
      };

  private void start() {
    new FanOut<>(script, limiter, Limits.inFlight(MOST), true, 3600 * SECOND, time, Runnable::run)
        .pump();
  }

  /** How many answers a second come in such a time. */
  private double rate(int forSeconds) {
    int before = answered;
    time.advance(forSeconds * SECOND);
    return (answered - before) / (double) forSeconds;
  }

  private int bound() {
    return limiter.snapshot().bound();
  }

  /** From 0.7 to 1.3: what calls differ by where they are alike. */
  private double alike() {
    return 0.7 + 0.6 * random.nextDouble();
  }

  /** A server that answers so many a second at most, however many are under way. */
  private DoubleUnaryOperator takesAtMost(int calls) {
    return underWay -> 5 * alike() * Math.max(1, underWay / (double) calls);
  }

  @Test
  void callsThatOnlyWaitForEachOtherAreLeftOut() {
    seconds = takesAtMost(MOST);
    start();
    time.advance(600 * SECOND);
    seconds = takesAtMost(16);
    double before = rate(100);
    time.advance(900 * SECOND);
    assertThat(bound()).isBetween(16, 32);
    assertThat(rate(600)).isGreaterThan(0.95 * 16 / 5);
    assertThat(before).isPositive();
  }

  @Test
  void aServerThatGetsSlowerInAllByTooManyCallsIsFasterWithFewer() {
    seconds = takesAtMost(MOST);
    start();
    time.advance(600 * SECOND);
    seconds = underWay -> 5 * alike() * Math.max(1, Math.pow(underWay / 16.0, 1.5));
    time.advance(900 * SECOND);
    assertThat(bound()).isBetween(16, 32);
    // With all calls it would be half of that of 16.
    assertThat(rate(600)).isGreaterThan(0.75 * 16 / 5);
  }

  @Test
  void allCallsAreBackOnceTheServerIs() {
    seconds = takesAtMost(MOST);
    start();
    time.advance(600 * SECOND);
    seconds = takesAtMost(16);
    time.advance(1200 * SECOND);
    seconds = takesAtMost(MOST);
    time.advance(600 * SECOND);
    assertThat(bound()).isEqualTo(MOST);
    assertThat(rate(600)).isGreaterThan(0.95 * MOST / 5);
  }

  @Test
  void aServerThatIsSlowForAMinuteWithAllCallsKeepsAllOfThem() {
    seconds = underWay -> 5 * alike();
    start();
    time.advance(600 * SECOND);
    seconds = underWay -> 20 * alike();
    time.advance(60 * SECOND);
    seconds = underWay -> 5 * alike();
    time.advance(120 * SECOND);
    assertThat(bound()).isEqualTo(MOST);
    assertThat(rate(600)).isGreaterThan(0.95 * MOST / 5);
  }

  @Test
  void aServerThatStaysSlowWhateverTheCallsKeepsThemToo() {
    seconds = underWay -> 5 * alike();
    start();
    time.advance(600 * SECOND);
    seconds = underWay -> 20 * alike();
    assertThat(rate(3600)).isGreaterThan(0.93 * MOST / 20);
    assertThat(bound()).isEqualTo(MOST);
  }

  @Test
  void latenciesThatVaryWidelyAndAlwaysDidAreNoReasonForFewerCalls() {
    // Log-normal: half are below 5 s, one in forty above 100 s.
    seconds = underWay -> 5 * Math.exp(1.5 * random.nextGaussian());
    start();
    for (int i = 0; i < 10 * 360; i++) {
      time.advance(10 * SECOND);
      assertThat(bound()).isEqualTo(MOST);
    }
  }

  @Test
  void answersThatAreLongerFromSomeRowOnAreNoReasonForFewerCalls() {
    seconds = underWay -> 2 * alike();
    start();
    time.advance(600 * SECOND);
    seconds = underWay -> 30 * Math.exp(random.nextGaussian());
    rate(600);
    assertThat(rate(3600)).isGreaterThan(0.93 * MOST / (30 * Math.exp(0.5)));
    assertThat(bound()).isEqualTo(MOST);
  }

  @Test
  void aServerThatAnswersMoreTheMoreItHasIsGivenAll() {
    // A batch: sixteen times the calls take four times as long.
    seconds = underWay -> alike() * Math.sqrt(underWay);
    start();
    time.advance(600 * SECOND);
    assertThat(rate(3600)).isGreaterThan(0.95 * MOST / 8);
    assertThat(bound()).isEqualTo(MOST);
  }

  /** Three windows of calls that take a second, and then many that take a minute. */
  private static Congestion slowed(int underWay) {
    Congestion congestion = new Congestion();
    congestion.most(MOST);
    long now = 0;
    for (int i = 0; i < 100 * MOST; i++) {
      now += SECOND;
      congestion.answered(i < 12 * MOST ? SECOND : 60 * SECOND, 0, underWay, now);
    }
    return congestion;
  }

  @Test
  void onlyWhereAllCallsAreUnderWayAreTheyTooMany() {
    assertThat(slowed(MOST).bound()).isEqualTo(48);
    assertThat(slowed(MOST / 2).bound()).isEqualTo(MOST);
  }

  @Test
  void callsThatAreFastAreNotTimedEach() {
    Congestion congestion = new Congestion();
    congestion.most(MOST);
    for (int i = 0; i < 100_000; i++) {
      congestion.answered(i % 7 * 1000L, 0, MOST, i * 100L);
    }
    assertThat(congestion.isWorthwhile()).isFalse();
    assertThat(congestion.isRelaxed()).isTrue();
  }
}
