package dev.retort.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.engine.JumpingTime;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Which calls are sent again, and when. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class RetriesTest {
  private static final long SECOND = 1_000_000_000L;

  private final JumpingTime time = new JumpingTime();
  private final List<Long> sentAt = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void close() {
    time.close();
  }

  /** An LLM whose dice show this, and whose provider fails as told before it answers. */
  private NativeLLM llm(NativeLLMBuilder builder, double dice, int failures, Throwable thrown) {
    NativeLLM llm = builder.build();
    llm.time = time;
    llm.elsewhere = Runnable::run;
    llm.dice = () -> dice;
    AtomicInteger left = new AtomicInteger(failures);
    llm.play =
        call -> {
          sentAt.add(time.nanoTime());
          return left.getAndDecrement() > 0
              ? CompletableFuture.failedFuture(thrown)
              : CompletableFuture.completedFuture(NativeLLM.echo(call));
        };
    return llm;
  }

  private static GenerationException failure(Kind kind, @Nullable Duration retryAfter) {
    return new GenerationException(new Failure(kind, "no", 1, 500, "req-1"), retryAfter, null);
  }

  private static List<Input> inputs(int count) {
    return IntStream.range(0, count).mapToObj(i -> Input.of("q" + i)).toList();
  }

  /** Seconds between one attempt and the next. */
  private double[] waits() {
    return LongStream.range(1, sentAt.size())
        .mapToDouble(i -> (sentAt.get((int) i) - sentAt.get((int) i - 1)) / (double) SECOND)
        .toArray();
  }

  private static Failure error(GenerateOutput output) {
    Failure error = output.error();
    if (error == null) {
      throw new AssertionError("answered " + output);
    }
    return error;
  }

  @ParameterizedTest
  @EnumSource(names = {"RATE_LIMIT", "TIMEOUT", "CONNECTION", "SERVER", "MALFORMED"})
  void whatMayPassIsTriedAgain(Kind kind) {
    NativeLLM llm = llm(NativeLLMBuilder.create(), 0.5, 2, failure(kind, null));
    assertThat(llm.generateOutputs(inputs(1), 2).get(0))
        .isEqualTo(NativeLLM.echo(new Asked("q0", 2, 1)));
    assertThat(sentAt).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"RATE_LIMIT", "TIMEOUT", "CONNECTION", "SERVER", "MALFORMED"})
  void whatWouldFailAgainIsNot(Kind kind) {
    NativeLLM llm = llm(NativeLLMBuilder.create(), 0.5, 9, failure(kind, null));
    assertThat(error(llm.generateOutputs(inputs(1), 1).get(0)))
        .isEqualTo(new Failure(kind, "no", 1, 500, "req-1"));
    assertThat(sentAt).hasSize(1);
  }

  @Test
  void exceptionsOfTheNetworkAreTriedAgain() {
    NativeLLM llm = llm(NativeLLMBuilder.create(), 0.5, 1, new IOException("reset"));
    assertThat(llm.generateOutputs(inputs(1), 1).get(0).error()).isNull();
  }

  @Test
  void mistakesOfTheProgramAreNot() {
    NativeLLM llm = llm(NativeLLMBuilder.create(), 0.5, 9, new IllegalStateException("broken"));
    assertThat(error(llm.generateOutputs(inputs(1), 1).get(0)).attempts()).isEqualTo(1);
    llm.play = call -> null;
    assertThat(error(llm.generateOutputs(inputs(1), 1).get(0)).attempts()).isEqualTo(1);
    llm.play = call -> CompletableFuture.completedFuture(null);
    assertThat(error(llm.generateOutputs(inputs(1), 1).get(0)).attempts()).isEqualTo(1);
  }

  @Test
  void anOutputThatHoldsNothingButAnErrorIsTriedAgainAsIfItWereThrown() {
    NativeLLM llm = llm(NativeLLMBuilder.create(), 0.5, 0, new IOException());
    List<Asked> asked = new ArrayList<>();
    llm.play =
        call -> {
          asked.add(call);
          return CompletableFuture.completedFuture(
              asked.size() == 1
                  ? GenerateOutput.failed(1, Failure.of(Kind.SERVER, "busy"))
                  : NativeLLM.echo(call));
        };
    assertThat(llm.generateOutputs(inputs(1), 1).get(0).error()).isNull();
  }

  @Test
  void aPartOfAnAnswerIsKept() {
    NativeLLM llm = llm(NativeLLMBuilder.create(), 0.5, 0, new IOException());
    GenerateOutput part =
        new GenerateOutput(
            java.util.Arrays.asList("a", null),
            GenerateOutput.Statistics.NONE,
            null,
            Failure.of(Kind.SERVER, "busy"));
    llm.play = call -> CompletableFuture.completedFuture(part);
    assertThat(llm.generateOutputs(inputs(1), 2).get(0)).isEqualTo(part);
    assertThat(llm.asked).hasSize(1);
  }

  @Test
  void afterMaxRetriesTheLastFailureStandsWithAllAttempts() {
    NativeLLM llm =
        llm(NativeLLMBuilder.create().maxRetries(3), 0.5, 99, failure(Kind.SERVER, null));
    assertThat(error(llm.generateOutputs(inputs(1), 1).get(0)))
        .isEqualTo(new Failure(Kind.SERVER, "no", 4, 500, "req-1"));
    assertThat(sentAt).hasSize(4);
  }

  @Test
  void refusalsDoNotUseUpRetries() {
    NativeLLM llm =
        llm(NativeLLMBuilder.create().maxRetries(1), 0.01, 20, failure(Kind.RATE_LIMIT, null));
    assertThat(llm.generateOutputs(inputs(1), 1).get(0).error()).isNull();
    assertThat(sentAt).hasSize(21);
  }

  @Test
  void withoutRetriesNothingIsSentTwice() {
    NativeLLM llm =
        llm(NativeLLMBuilder.create().maxRetries(0), 0.5, 9, failure(Kind.RATE_LIMIT, null));
    assertThat(error(llm.generateOutputs(inputs(1), 1).get(0)).kind()).isEqualTo(Kind.RATE_LIMIT);
    assertThat(sentAt).hasSize(1);
  }

  @Test
  void waitsAreDrawnFromABoundThatDoublesToAMinute() {
    NativeLLM llm =
        llm(NativeLLMBuilder.create().maxRetries(8), 0.5, 8, failure(Kind.SERVER, null));
    llm.generateOutputs(inputs(1), 1);
    assertThat(waits()).containsExactly(0.25, 0.5, 1, 2, 4, 8, 16, 30);
  }

  @Test
  void aWaitMayBeNone() {
    NativeLLM llm = llm(NativeLLMBuilder.create(), 0, 6, failure(Kind.SERVER, null));
    llm.generateOutputs(inputs(1), 1);
    assertThat(waits()).containsOnly(0);
  }

  @Test
  void aRetryAfterIsKeptAndSpreadByATenth() {
    NativeLLM llm =
        llm(NativeLLMBuilder.create(), 0.5, 2, failure(Kind.RATE_LIMIT, Duration.ofSeconds(20)));
    llm.generateOutputs(inputs(1), 1);
    assertThat(waits()).containsExactly(21, 21);
  }

  @Test
  void aRetryAfterHoldsOtherCallsToo() {
    NativeLLM llm =
        llm(
            NativeLLMBuilder.create().maxConcurrency(1),
            0,
            1,
            failure(Kind.RATE_LIMIT, Duration.ofSeconds(20)));
    llm.generateOutputs(inputs(3), 1);
    assertThat(sentAt.get(1)).isEqualTo(20 * SECOND);
  }

  @Test
  void aRetryAfterOfNothingIsNoReasonToHurry() {
    NativeLLM llm = llm(NativeLLMBuilder.create(), 0.5, 2, failure(Kind.RATE_LIMIT, Duration.ZERO));
    llm.generateOutputs(inputs(1), 1);
    assertThat(waits()).containsExactly(0.25, 0.5);
  }

  @Test
  void tenMinutesAreWaitedFor() {
    NativeLLM llm =
        llm(NativeLLMBuilder.create(), 0, 1, failure(Kind.RATE_LIMIT, Duration.ofMinutes(10)));
    assertThat(llm.generateOutputs(inputs(1), 1).get(0).error()).isNull();
    assertThat(waits()).containsExactly(600);
  }

  @Test
  void moreThanTenMinutesCountAsNoQuota() {
    NativeLLM llm =
        llm(NativeLLMBuilder.create(), 0, 9, failure(Kind.RATE_LIMIT, Duration.ofMinutes(61)));
    assertThat(error(llm.generateOutputs(inputs(1), 1).get(0)))
        .isEqualTo(
            new Failure(
                Kind.QUOTA,
                "no; it wants to be left alone for 61 minutes, which counts as having no quota"
                    + " left",
                1,
                500,
                "req-1"));
    assertThat(sentAt).hasSize(1);
  }

  @Test
  void anHourOfNothingButRefusalsCountsAsNoQuota() {
    NativeLLM llm =
        llm(NativeLLMBuilder.create(), 0.99, Integer.MAX_VALUE, failure(Kind.RATE_LIMIT, null));
    Failure error = error(llm.generateOutputs(inputs(1), 1).get(0));
    assertThat(error.kind()).isEqualTo(Kind.QUOTA);
    assertThat(error.message())
        .isEqualTo(
            "no; it has answered nothing else for an hour, which counts as having no quota"
                + " left");
    assertThat(time.nanoTime()).isBetween(3600 * SECOND, 3700 * SECOND);
  }

  @ParameterizedTest
  @EnumSource(names = {"AUTHENTICATION", "QUOTA"})
  void aRefusedAccountStopsTheRun(Kind kind) {
    NativeLLM llm = llm(NativeLLMBuilder.create().maxConcurrency(1), 0, 99, failure(kind, null));
    assertThatThrownBy(() -> llm.generateOutputs(inputs(100), 1))
        .isInstanceOfSatisfying(
            GenerationException.class, e -> assertThat(e.failure().kind()).isEqualTo(kind))
        .hasMessage("input 0: no; so would all others, so the run was stopped");
    assertThat(sentAt).hasSize(1);
  }

  @Test
  void whatIsUnderWayAsAnAccountIsRefusedIsWaitedForAndHandedOut() {
    NativeLLM llm = NativeLLMBuilder.create().maxConcurrency(3).build();
    CompletableFuture<GenerateOutput> before = new CompletableFuture<>();
    CompletableFuture<GenerateOutput> after = new CompletableFuture<>();
    CompletableFuture<GenerateOutput> refused = new CompletableFuture<>();
    llm.play =
        call ->
            switch (call.text()) {
              case "q0" -> before;
              case "q1" -> refused;
              default -> after;
            };
    try (Outputs outputs = llm.generateOutputs(inputs(100).iterator(), 1)) {
      new Thread(
              () -> {
                // Whatever has been sent by then.
                while (llm.asked.size() < 3) {
                  Thread.onSpinWait();
                }
                refused.completeExceptionally(failure(Kind.QUOTA, null));
                before.complete(NativeLLM.echo(new Asked("q0", 1, 1)));
                after.complete(NativeLLM.echo(new Asked("q2", 1, 1)));
              })
          .start();
      assertThat(outputs.next().generations()).containsExactly("q0");
      assertThat(error(outputs.next()).kind()).isEqualTo(Kind.QUOTA);
      assertThat(outputs.next().generations()).containsExactly("q2");
      assertThatThrownBy(outputs::next)
          .hasMessage("input 1: no; so would all others, so the run was stopped");
      assertThat(before.isCancelled() || after.isCancelled()).isFalse();
      assertThat(llm.asked).hasSize(3);
    }
  }

  @Test
  void anAccountRefusedAtTheVeryLastCallKeepsTheAnswers() {
    NativeLLM llm = NativeLLMBuilder.create().maxConcurrency(1).build();
    llm.play =
        call ->
            call.text().equals("q2")
                ? CompletableFuture.failedFuture(failure(Kind.QUOTA, null))
                : CompletableFuture.completedFuture(NativeLLM.echo(call));
    List<GenerateOutput> outputs = llm.generateOutputs(inputs(3), 1);
    assertThat(outputs.get(1).error()).isNull();
    assertThat(error(outputs.get(2)).kind()).isEqualTo(Kind.QUOTA);
  }

  @Test
  void aStreamOfOutputsCountsRetries() {
    NativeLLM llm = llm(NativeLLMBuilder.create(), 0.5, 3, failure(Kind.SERVER, null));
    try (Outputs outputs = llm.generateOutputs(inputs(4).iterator(), 1)) {
      outputs.forEachRemaining(output -> assertThat(output.error()).isNull());
      assertThat(outputs.retries()).isEqualTo(3);
    }
  }

  @Test
  void outputsStayInOrderWhateverIsTriedAgain() {
    NativeLLM llm = llm(NativeLLMBuilder.create(), 0.5, 0, new IOException());
    AtomicInteger count = new AtomicInteger();
    llm.play =
        call ->
            count.incrementAndGet() % 3 == 0
                ? CompletableFuture.failedFuture(failure(Kind.SERVER, null))
                : CompletableFuture.completedFuture(NativeLLM.echo(call));
    assertThat(llm.generateOutputs(inputs(500), 1))
        .extracting(output -> output.generations().get(0))
        .containsExactlyElementsOf(
            inputs(500).stream().map(i -> i.messages().get(0).text()).toList());
  }

  @Test
  void unloadEndsAWait() {
    NativeLLM llm = NativeLLMBuilder.create().build();
    llm.dice = () -> 0.99;
    llm.play =
        call -> {
          new Thread(llm::unload).start();
          return CompletableFuture.failedFuture(failure(Kind.RATE_LIMIT, Duration.ofMinutes(5)));
        };
    assertThatThrownBy(() -> llm.generateOutputs(inputs(1), 1))
        .hasMessage("NativeLLM was unloaded; calls under way were cancelled");
  }

  @Test
  void anInterruptEndsAWait() {
    NativeLLM llm = NativeLLMBuilder.create().build();
    llm.dice = () -> 0.99;
    Thread caller = Thread.currentThread();
    llm.play =
        call -> {
          new Thread(caller::interrupt).start();
          return CompletableFuture.failedFuture(failure(Kind.RATE_LIMIT, Duration.ofMinutes(5)));
        };
    assertThatThrownBy(() -> llm.generateOutputs(inputs(1), 1))
        .hasMessage("the thread was interrupted; calls under way were cancelled");
    assertThat(Thread.interrupted()).isTrue();
    llm.close();
  }
}
