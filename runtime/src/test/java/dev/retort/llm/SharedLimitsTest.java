package dev.retort.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.engine.JumpingTime;
import dev.retort.engine.ManualTime;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerateOutput.Statistics;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits of an account, whichever LLMs call it. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class SharedLimitsTest {
  private static final long MINUTE = 60_000_000_000L;

  private final JumpingTime time = new JumpingTime();
  private final List<Long> sentAt = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void close() {
    time.close();
  }

  private NativeLLM llm(NativeLLMBuilder builder) {
    NativeLLM llm = builder.build();
    llm.time = time;
    llm.elsewhere = Runnable::run;
    llm.play =
        call -> {
          sentAt.add(time.nanoTime());
          return CompletableFuture.completedFuture(NativeLLM.echo(call));
        };
    return llm;
  }

  private static List<Input> inputs(int count) {
    return IntStream.range(0, count).mapToObj(i -> Input.of("q" + i)).toList();
  }

  private long mostInAnyMinute() {
    return sentAt.stream()
        .mapToLong(start -> sentAt.stream().filter(t -> t >= start && t < start + MINUTE).count())
        .max()
        .orElse(0);
  }

  @Test
  void requestsAMinuteAreKept() {
    NativeLLM llm = llm(NativeLLMBuilder.create().requestsPerMinute(10));
    assertThat(llm.generateOutputs(inputs(35), 1)).hasSize(35);
    assertThat(mostInAnyMinute()).isEqualTo(10);
  }

  @Test
  void twoObjectsOfOneAccountShareAMinute() {
    NativeLLM one = llm(NativeLLMBuilder.create().requestsPerMinute(10));
    NativeLLM other = llm(NativeLLMBuilder.create().requestsPerMinute(10));
    one.generateOutputs(inputs(8), 1);
    other.generateOutputs(inputs(8), 1);
    assertThat(mostInAnyMinute()).isEqualTo(10);
  }

  @Test
  void otherKeysAreOtherAccounts() {
    NativeLLM one =
        llm(NativeLLMBuilder.create().requestsPerMinute(10).apiKey(Secret.of("sk-one")));
    NativeLLM other =
        llm(NativeLLMBuilder.create().requestsPerMinute(10).apiKey(Secret.of("sk-two")));
    one.generateOutputs(inputs(8), 1);
    other.generateOutputs(inputs(8), 1);
    assertThat(mostInAnyMinute()).isEqualTo(16);
  }

  @Test
  void anAccountHoldsNoSecret() {
    NativeLLM llm = llm(NativeLLMBuilder.create().apiKey(Secret.of("sk-one")));
    assertThat(Account.of(llm, time).toString()).doesNotContain("sk-one");
  }

  private Account account(String header, JsonValue value) {
    return Account.of(
        HeaderLLMBuilder.create().defaultHeaders(Map.of(header, value)).build(), time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Trace-Id", "traceparent", "X-Title", "X-Step"})
  void headersThatNameNoAccountAreOfTheSame(String header) {
    assertThat(account(header, new JsonValue.JsonString("one")))
        .isEqualTo(account(header, new JsonValue.JsonString("other")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"OpenAI-Organization", "openai-project", "X-Api-Key", "Helicone-Auth"})
  void headersThatNameAnAccountAreOfAnother(String header) {
    assertThat(account(header, new JsonValue.JsonString("one")))
        .isNotEqualTo(account(header, new JsonValue.JsonString("other")));
  }

  @Test
  void headersOutOfVariablesAreOfAnotherAccountWhateverTheirNames() {
    assertThat(
            account(
                "X-A", new JsonValue.JsonObject(Map.of("env", new JsonValue.JsonString("ONE")))))
        .isNotEqualTo(
            account(
                "X-A", new JsonValue.JsonObject(Map.of("env", new JsonValue.JsonString("OTHER")))));
  }

  @Test
  void aLimitThatIsSetLaterHolds() {
    NativeLLM llm = llm(NativeLLMBuilder.create());
    llm.load();
    llm.setRuntimeParameters(java.util.Map.of("requests_per_minute", 5));
    llm.generateOutputs(inputs(12), 1);
    assertThat(mostInAnyMinute()).isEqualTo(5);
  }

  @Test
  void anLLMSaysHowLongItsCallsWaitedForEachGateSinceItWasLoaded() {
    NativeLLM one = llm(NativeLLMBuilder.create().requestsPerMinute(10).maxConcurrency(2));
    NativeLLM other = llm(NativeLLMBuilder.create().requestsPerMinute(10));
    other.generateOutputs(inputs(5), 1);
    assertThat(one.waits()).isEqualTo(Waits.NONE);
    one.generateOutputs(inputs(5), 1);
    one.generateOutputs(inputs(20), 1);
    assertThat(one.waits())
        .isEqualTo(
            new Waits(
                0,
                null,
                Duration.ZERO,
                java.util.Map.of(LimiterState.Gate.REQUESTS, Duration.ofNanos(time.nanoTime()))));
    assertThat(other.waits()).isEqualTo(Waits.NONE);
    one.load();
    assertThat(one.waits()).isEqualTo(Waits.NONE);
  }

  @Test
  void outputTokensAMinuteAreKept() {
    NativeLLM llm = llm(NativeLLMBuilder.create().outputTokensPerMinute(50).maxConcurrency(1));
    llm.generateOutputs(inputs(35), 1);
    // Each uses five; the first is let in alone, since nothing is known of it.
    assertThat(mostInAnyMinute()).isEqualTo(10);
  }

  @Test
  void tokensOfTheProvidersCacheDoNotCount() {
    NativeLLM llm = llm(NativeLLMBuilder.create().inputTokensPerMinute(60).maxConcurrency(1));
    llm.play =
        call -> {
          sentAt.add(time.nanoTime());
          return CompletableFuture.completedFuture(
              GenerateOutput.of(
                  List.of("x"), new Statistics(List.of(1000), List.of(1), List.of(995))));
        };
    llm.generateOutputs(inputs(35), 1);
    assertThat(mostInAnyMinute()).isBetween(10L, 12L);
  }

  @Test
  void whatTheProviderTellsHoldsWhereNothingIsSet() {
    NativeLLM llm = llm(NativeLLMBuilder.create().maxConcurrency(1));
    llm.play =
        call -> {
          sentAt.add(time.nanoTime());
          llm.noteRateLimits(new RateLimits(7L, null, null, null));
          return CompletableFuture.completedFuture(NativeLLM.echo(call));
        };
    llm.generateOutputs(inputs(30), 1);
    assertThat(mostInAnyMinute()).isEqualTo(7);
  }

  @Test
  void whatTheProviderToldHoldsWhenAnAnswerSaysNothingOfIt() {
    NativeLLM llm = llm(NativeLLMBuilder.create().maxConcurrency(1));
    RateLimits nothing = new RateLimits(null, null, null, null);
    llm.play =
        call -> {
          sentAt.add(time.nanoTime());
          if (sentAt.size() == 3) {
            // A gateway on the way knows no limits.
            llm.noteRateLimits(nothing);
            return CompletableFuture.failedFuture(
                new GenerationException(new Failure(Kind.SERVER, "busy", 1, 503, null), null));
          }
          llm.noteRateLimits(sentAt.size() < 3 ? new RateLimits(7L, null, null, null) : nothing);
          return CompletableFuture.completedFuture(NativeLLM.echo(call));
        };
    llm.generateOutputs(inputs(30), 1);
    assertThat(mostInAnyMinute()).isEqualTo(7);
  }

  @Test
  void aLimitThatIsToldHoldsBesideThoseThatWereToldBefore() {
    NativeLLM llm = llm(NativeLLMBuilder.create().maxConcurrency(1));
    llm.play =
        call -> {
          sentAt.add(time.nanoTime());
          llm.noteRateLimits(
              sentAt.size() == 1
                  ? new RateLimits(7L, null, null, null)
                  : new RateLimits(null, null, null, 1_000_000L));
          return CompletableFuture.completedFuture(NativeLLM.echo(call));
        };
    llm.generateOutputs(inputs(30), 1);
    assertThat(mostInAnyMinute()).isEqualTo(7);
  }

  /** Calls of one answer each, of which the first fails like this; how many a minute has. */
  private long mostInAnyMinuteAfter(Throwable failure) {
    NativeLLM llm =
        llm(NativeLLMBuilder.create().outputTokensPerMinute(300).maxConcurrency(1).maxRetries(0));
    llm.play =
        call -> {
          sentAt.add(time.nanoTime());
          return sentAt.size() == 1
              ? CompletableFuture.failedFuture(failure)
              : CompletableFuture.completedFuture(NativeLLM.echo(call));
        };
    llm.generateOutputs(inputs(40), 1);
    return sentAt.stream().filter(t -> t < MINUTE).count();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 429, 500, 503})
  void aCallThatWasRefusedUsesNoTokens(int status) {
    Kind kind = status < 429 ? Kind.BAD_REQUEST : Kind.SERVER;
    assertThat(
            mostInAnyMinuteAfter(
                new GenerationException(new Failure(kind, "no", 1, status, null), null)))
        .isEqualTo(40);
  }

  static Stream<Throwable> whatWasNeverSent() {
    return Stream.of(
        new ConnectException("refused"),
        new UnknownHostException("nowhere"),
        new GenerationException(
            Failure.of(Kind.CONNECTION, "nothing answers"),
            new ConnectException().initCause(new UnresolvedAddressException())));
  }

  @ParameterizedTest
  @MethodSource("whatWasNeverSent")
  void aCallThatWasNeverSentUsesNoTokens(Throwable failure) {
    assertThat(mostInAnyMinuteAfter(failure)).isEqualTo(40);
  }

  static Stream<Throwable> whatMayHaveBeenDone() {
    return Stream.of(
        new TimeoutException("slow"),
        new IOException("reset"),
        new GenerationException(new Failure(Kind.SERVER, "slow", 1, 504, null), null),
        new GenerationException(new Failure(Kind.MALFORMED, "cut", 1, 200, null), null),
        new GenerationException(new Failure(Kind.MALFORMED, "cut", 1, null, null), null));
  }

  @ParameterizedTest
  @MethodSource("whatMayHaveBeenDone")
  void aCallThatMayHaveBeenDoneKeepsItsTokens(Throwable failure) {
    assertThat(mostInAnyMinuteAfter(failure)).isLessThan(20);
  }

  @Test
  void whoWaitsForWhatCanBeSeen() throws Exception {
    NativeLLM llm = NativeLLMBuilder.create().requestsPerMinute(2).build();
    ManualTime still = new ManualTime();
    llm.time = still;
    assertThat(llm.limiterState()).isNull();
    CountDownLatch sent = new CountDownLatch(2);
    llm.play =
        call -> {
          sent.countDown();
          return CompletableFuture.completedFuture(NativeLLM.echo(call));
        };
    Thread caller =
        new Thread(() -> assertThatThrownBy(() -> llm.generateOutputs(inputs(5), 1)).isNotNull());
    caller.start();
    sent.await();
    while (still.pending() == 0) {
      Thread.onSpinWait();
    }
    still.advance(MINUTE / 2);
    LimiterState state = llm.limiterState();
    assertThat(state).isNotNull();
    assertThat(state.gate()).isEqualTo(LimiterState.Gate.REQUESTS);
    assertThat(state.waited()).hasSeconds(30);
    assertThat(state.waiting()).isPositive();
    caller.interrupt();
    caller.join();
    assertThat(llm.limiterState()).extracting("waiting", "inFlight").containsExactly(0, 0);
    llm.close();
  }

  @Test
  void aPauseEndsWithTheLastRunThatKnowsOfIt() {
    NativeLLM refused = llm(NativeLLMBuilder.create().maxRetries(0));
    refused.play =
        call ->
            CompletableFuture.failedFuture(
                new GenerationException(
                    Failure.of(Kind.RATE_LIMIT, "no"), Duration.ofMinutes(9), null));
    refused.generateOutputs(inputs(1), 1);
    llm(NativeLLMBuilder.create()).generateOutputs(inputs(1), 1);
    assertThat(sentAt).containsExactly(0L);
  }

  @Test
  void aServerThatIsDownForAWhileCostsNoItem() {
    NativeLLM llm = llm(NativeLLMBuilder.create().maxConcurrency(16));
    llm.dice = () -> 0.5;
    long down = 100;
    long back = 4 * MINUTE;
    llm.play =
        call -> {
          sentAt.add(time.nanoTime());
          return sentAt.size() > down && time.nanoTime() < back
              ? CompletableFuture.failedFuture(
                  new GenerationException(new Failure(Kind.SERVER, "down", 1, 503, null), null))
              : CompletableFuture.completedFuture(NativeLLM.echo(call));
        };
    assertThat(llm.generateOutputs(inputs(200), 1))
        .filteredOn(output -> output.error() != null)
        .isEmpty();
    // Five seconds apart, not as fast as retries come.
    assertThat(sentAt.stream().filter(t -> t < back)).hasSizeLessThan(100 + 100);
  }
}
