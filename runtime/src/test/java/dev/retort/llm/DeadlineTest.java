package dev.retort.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.engine.ManualTime;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How long all calls of one {@code generateOutputs} may take. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class DeadlineTest {
  private static final Duration DEADLINE = Duration.ofMillis(2_500);
  private static final String WHY = "the deadline of 2.5 s is over; this was not answered by then";

  /** Of one that was never sent. */
  private static final Failure OVER = new Failure(Kind.CANCELLED, WHY, 0, null, null);

  /** Of one that was sent, and had no answer yet. */
  private static final Failure SENT = new Failure(Kind.CANCELLED, WHY, 1, null, null);

  private final ManualTime time = new ManualTime();
  private final List<CompletableFuture<GenerateOutput>> open =
      Collections.synchronizedList(new ArrayList<>());

  /** Answers at once until it is asked the last one, whose answer does not come in time. */
  private NativeLLM.Play until(String last) {
    return call -> {
      if (!call.text().equals(last)) {
        return CompletableFuture.completedFuture(NativeLLM.echo(call));
      }
      CompletableFuture<GenerateOutput> never = new CompletableFuture<>();
      open.add(never);
      time.advance(DEADLINE.toNanos());
      return never;
    };
  }

  private NativeLLM llm(NativeLLM.Play play) {
    NativeLLM llm =
        NativeLLMBuilder.create().maxConcurrency(2).onError(AsyncLLM.OnError.FAIL).build();
    llm.time = time;
    llm.elsewhere = Runnable::run;
    llm.play = play;
    return llm;
  }

  private static List<Input> inputs(int count) {
    return IntStream.range(0, count).mapToObj(i -> Input.of("q" + i)).toList();
  }

  @Test
  void whatAListWasNotAnsweredInTimeIsCancelledInItsPlace() {
    NativeLLM llm = llm(until("q2"));
    List<GenerateOutput> outputs = llm.generateOutputs(inputs(5), 1, null, DEADLINE);
    assertThat(outputs)
        .extracting(GenerateOutput::error)
        .containsExactly(null, null, SENT, OVER, OVER);
    assertThat(outputs)
        .extracting(output -> output.generations().get(0))
        .containsExactly("q0", "q1", null, null, null);
  }

  @Test
  void whatWasAnsweredBehindAGapIsKept() {
    NativeLLM.Play others = until("q3");
    NativeLLM llm =
        llm(call -> call.text().equals("q0") ? new CompletableFuture<>() : others.answer(call));
    assertThat(llm.generateOutputs(inputs(5), 1, null, DEADLINE))
        .extracting(output -> output.generations().get(0))
        .containsExactly(null, "q1", "q2", null, null);
  }

  private static CompletableFuture<GenerateOutput> down() {
    Failure failure = new Failure(Kind.SERVER, "HTTP 500", 1, 500, "req-1");
    return CompletableFuture.failedFuture(new GenerationException(failure, null));
  }

  @Test
  void whatWaitsForItsNextAttemptAtTheDeadlineSaysWhatTheLastOneSaid() {
    NativeLLM llm = llm(call -> down());
    llm.addListener(
        new GenerationListener() {
          @Override
          public void retried(Retried event) {
            time.advance(DEADLINE.toNanos());
          }
        });
    assertThat(llm.generateOutputs(inputs(1), 1, null, DEADLINE).get(0).error())
        .isEqualTo(
            new Failure(Kind.CANCELLED, WHY + "; attempt 1 failed: HTTP 500", 1, 500, "req-1"));
  }

  /** An LLM whose first attempt fails, and whose second, at once after it, is never answered. */
  private NativeLLM downAndThenSilent() {
    NativeLLM llm = llm(call -> down());
    llm.dice = () -> 0;
    llm.addListener(
        new GenerationListener() {
          @Override
          public void retried(Retried event) {
            llm.play = until("q0");
          }
        });
    return llm;
  }

  /** Asks once, while alarms that are due go off; the clock stands. */
  private Failure askOnce(NativeLLM llm) {
    CompletableFuture<List<GenerateOutput>> all =
        CompletableFuture.supplyAsync(() -> llm.generateOutputs(inputs(1), 1, null, DEADLINE));
    while (!all.isDone()) {
      time.advance(0);
      Thread.onSpinWait();
    }
    return all.join().get(0).error();
  }

  @Test
  void whatIsUnderWayAgainAtTheDeadlineSaysHowOftenItWasSent() {
    assertThat(askOnce(downAndThenSilent()))
        .isEqualTo(
            new Failure(Kind.CANCELLED, WHY + "; attempt 1 failed: HTTP 500", 2, null, null));
  }

  @Test
  void whoListensIsToldHowOftenACancelledCallWasSent() {
    List<Failure> told = Collections.synchronizedList(new ArrayList<>());
    NativeLLM llm = downAndThenSilent();
    llm.addListener(
        new GenerationListener() {
          @Override
          public void failed(Failed event) {
            told.add(event.failure());
          }
        });
    askOnce(llm);
    assertThat(told)
        .containsExactly(
            new Failure(
                Kind.CANCELLED, "the run was stopped; attempt 1 failed: HTTP 500", 2, null, null));
  }

  @Test
  void nothingIsSentAfterTheDeadline() {
    NativeLLM llm = llm(until("q2"));
    llm.generateOutputs(inputs(5), 1, null, DEADLINE);
    assertThat(llm.asked).extracting(Asked::text).containsExactly("q0", "q1", "q2");
  }

  @Test
  void whatIsUnderWayAtTheDeadlineIsCancelled() {
    NativeLLM llm = llm(until("q2"));
    llm.generateOutputs(inputs(5), 1, null, DEADLINE);
    assertThat(open).hasSize(1).allMatch(CompletableFuture::isCancelled);
  }

  @Test
  void generationsThatCameInTimeAreKept() {
    SingleLLM llm = SingleLLMBuilder.create().maxConcurrency(1).build();
    llm.time = time;
    llm.elsewhere = Runnable::run;
    llm.play = call -> llm.asked.size() == 3 ? until("q0").answer(call) : until("").answer(call);
    assertThat(llm.generateOutputs(inputs(1), 4, null, DEADLINE).get(0))
        .isEqualTo(
            new GenerateOutput(
                Arrays.asList("q0", "q0", null, null),
                new GenerateOutput.Statistics(List.of(3, 3, 0, 0), List.of(5, 5, 0, 0), List.of()),
                null,
                new Failure(
                    Kind.CANCELLED, WHY + " (the first of 2 failures in 4 calls)", 1, null, null)));
  }

  @Test
  void aListThatIsAnsweredInTimeLeavesNoAlarm() {
    NativeLLM llm = llm(until(""));
    assertThat(llm.generateOutputs(inputs(5), 1, null, DEADLINE))
        .extracting(GenerateOutput::error)
        .containsOnlyNulls();
    assertThat(time.pending()).isZero();
  }

  @Test
  void noInputsTakeNoTime() {
    assertThat(llm(until("")).generateOutputs(List.of(), 1, null, DEADLINE)).isEmpty();
  }

  @Test
  void theMachinesClockEndsCallsThatNeverAnswer() {
    NativeLLM llm = NativeLLMBuilder.create().build();
    llm.play =
        call -> {
          CompletableFuture<GenerateOutput> never = new CompletableFuture<>();
          open.add(never);
          return never;
        };
    assertThat(llm.generateOutputs(inputs(3), 1, null, Duration.ofMillis(20)))
        .extracting(output -> String.valueOf(output.error()))
        .allMatch(error -> error.contains("the deadline of 0.02 s is over"));
    llm.close();
  }

  @Test
  void outputsInOrderEndWithTheirDeadline() {
    Outputs outputs = llm(until("q2")).generateOutputs(inputs(5).iterator(), 1);
    outputs.stopAfter(DEADLINE);
    List<String> texts = new ArrayList<>();
    assertThatThrownBy(() -> outputs.forEachRemaining(each -> texts.addAll(each.generations())))
        .isInstanceOf(GenerationException.class)
        .hasMessage("the deadline of 2.5 s is over; calls under way were cancelled");
    assertThat(texts).containsExactly("q0", "q1");
  }

  @Test
  void completedOutputsEndWithTheirDeadline() {
    CompletableFuture<GenerateOutput> first = new CompletableFuture<>();
    NativeLLM.Play others = until("q3");
    NativeLLM llm = llm(call -> call.text().equals("q0") ? first : others.answer(call));
    CompletedOutputs outputs = llm.generateOutputsAsCompleted(inputs(5).iterator(), 1);
    outputs.stopAfter(DEADLINE);
    List<Long> indexes = new ArrayList<>();
    assertThatThrownBy(() -> outputs.forEachRemaining(each -> indexes.add(each.index())))
        .isInstanceOf(GenerationException.class)
        .hasMessage("the deadline of 2.5 s is over; calls under way were cancelled");
    assertThat(indexes).containsExactly(1L, 2L);
    assertThat(first).isCancelled();
  }

  @Test
  void outputsThatAreReadInTimeLeaveNoAlarm() {
    try (Outputs outputs = llm(until("")).generateOutputs(inputs(5).iterator(), 1)) {
      outputs.stopAfter(DEADLINE);
      outputs.stopAfter(DEADLINE.multipliedBy(2));
      assertThat(time.pending()).isEqualTo(1);
      outputs.forEachRemaining(each -> {});
    }
    assertThat(time.pending()).isZero();
  }

  @Test
  void aDeadlineThatIsSetLaterReplacesTheOneBefore() {
    Outputs outputs = llm(until("q2")).generateOutputs(inputs(3).iterator(), 1);
    outputs.stopAfter(DEADLINE);
    outputs.stopAfter(DEADLINE.plusNanos(1));
    outputs.next();
    outputs.next();
    assertThat(open).hasSize(1).noneMatch(CompletableFuture::isDone);
    outputs.close();
  }

  @Test
  void aDeadlineMustBePositive() {
    NativeLLM llm = llm(until(""));
    assertThatThrownBy(() -> llm.generateOutputs(inputs(1), 1, null, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a deadline must be positive, not PT0S");
    try (Outputs outputs = llm.generateOutputs(Stream.<Input>empty(), 1)) {
      assertThatThrownBy(() -> outputs.stopAfter(Duration.ofSeconds(-1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a deadline must be positive, not PT-1S");
    }
  }
}
