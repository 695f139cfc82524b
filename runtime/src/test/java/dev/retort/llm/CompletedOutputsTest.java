package dev.retort.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.llm.GenerateOutput.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Inputs as a stream, outputs as they are finished. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class CompletedOutputsTest {
  private final AtomicInteger given = new AtomicInteger();
  private final Map<String, CompletableFuture<GenerateOutput>> open = new ConcurrentHashMap<>();

  @AfterEach
  void clearInterrupt() {
    Thread.interrupted();
  }

  private static NativeLLM llm(int lanes) {
    return NativeLLMBuilder.create().maxRetries(0).maxConcurrency(lanes).build();
  }

  /** Answers when the test completes what it finds in {@link #open}. */
  private NativeLLM slow(int lanes) {
    NativeLLM llm = llm(lanes);
    llm.play = call -> open.computeIfAbsent(call.text(), text -> new CompletableFuture<>());
    return llm;
  }

  private void finish(String text) {
    open.get(text).complete(GenerateOutput.of(text));
  }

  private Iterator<Input> source(int count) {
    return IntStream.range(0, count).mapToObj(this::give).iterator();
  }

  private Input give(int number) {
    given.incrementAndGet();
    return Input.of("q" + number);
  }

  @Test
  void anOutputComesAsSoonAsItIsWholeWithItsInput() {
    NativeLLM llm = slow(3);
    Iterator<Input> inputs =
        Stream.of("q0", "q1", "q2", "end")
            .peek(
                text -> {
                  if (text.equals("end")) {
                    finish("q2");
                    finish("q0");
                  }
                })
            .map(Input::of)
            .iterator();
    try (CompletedOutputs outputs = llm.generateOutputsAsCompleted(inputs, 1)) {
      assertThat(outputs.next())
          .isEqualTo(new CompletedOutput(2, Input.of("q2"), GenerateOutput.of("q2")));
      assertThat(outputs.next())
          .isEqualTo(new CompletedOutput(0, Input.of("q0"), GenerateOutput.of("q0")));
    }
  }

  @Test
  void anInputThatTakesLongHoldsUpNoOther() {
    NativeLLM llm = llm(2);
    CompletableFuture<GenerateOutput> first = new CompletableFuture<>();
    llm.play =
        call ->
            call.text().equals("q0")
                ? first
                : CompletableFuture.completedFuture(NativeLLM.echo(call));
    List<Long> indexes = new ArrayList<>();
    CompletedOutputs outputs = llm.generateOutputsAsCompleted(source(1_000), 1);
    for (int i = 0; i < 999; i++) {
      indexes.add(outputs.next().index());
    }
    first.complete(GenerateOutput.of("at last"));
    indexes.add(outputs.next().index());
    assertThat(outputs.hasNext()).isFalse();
    assertThat(indexes)
        .containsExactlyElementsOf(
            Stream.concat(IntStream.range(1, 1_000).mapToObj(i -> (long) i), Stream.of(0L))
                .toList());
  }

  @Test
  void onlyAsMuchIsReadAheadAsKeepsTheLanesBusy() {
    NativeLLM llm = llm(4);
    CompletableFuture<GenerateOutput> first = new CompletableFuture<>();
    llm.play =
        call ->
            call.text().equals("q0")
                ? first
                : CompletableFuture.completedFuture(NativeLLM.echo(call));
    try (CompletedOutputs outputs = llm.generateOutputsAsCompleted(source(1_000_000), 1)) {
      for (int i = 0; i < 5_000; i++) {
        outputs.next();
      }
    }
    assertThat(given.get()).isLessThanOrEqualTo(5_000 + 16);
  }

  @Test
  void aReaderThatTakesNothingStopsTheReading() {
    NativeLLM llm = llm(4);
    try (CompletedOutputs outputs = llm.generateOutputsAsCompleted(source(1_000_000), 1)) {
      outputs.next();
      for (int i = 0; i < 1_000; i++) {
        assertThat(outputs.hasNext()).isTrue();
      }
    }
    assertThat(given.get()).isLessThanOrEqualTo(1 + 16);
  }

  @Test
  void severalCallsPerInputArePutTogether() {
    SingleLLM llm = SingleLLMBuilder.create().maxRetries(0).maxConcurrency(2).build();
    try (CompletedOutputs outputs = llm.generateOutputsAsCompleted(source(40), 3)) {
      assertThat(outputs.stream())
          .hasSize(40)
          .allSatisfy(
              each ->
                  assertThat(each.output().generations())
                      .isEqualTo(Collections.nCopies(3, "q" + each.index())));
    }
    assertThat(llm.asked).hasSize(120);
  }

  @Test
  void noInputsAreNoOutputs() {
    try (CompletedOutputs outputs = llm(2).generateOutputsAsCompleted(source(0), 1)) {
      assertThat(outputs.hasNext()).isFalse();
      assertThatThrownBy(outputs::next).isInstanceOf(NoSuchElementException.class);
    }
  }

  @Test
  void aFailedInputHasItsOutput() {
    NativeLLM llm = llm(2);
    llm.play =
        call ->
            call.text().equals("q1")
                ? CompletableFuture.failedFuture(new IOException("reset"))
                : CompletableFuture.completedFuture(NativeLLM.echo(call));
    try (CompletedOutputs outputs = llm.generateOutputsAsCompleted(source(3), 1)) {
      assertThat(outputs.stream().filter(each -> each.output().error() != null))
          .extracting(CompletedOutput::index)
          .containsExactly(1L);
    }
  }

  @Test
  void theInputThatStopsTheRunIsNamedByItsNumber() {
    NativeLLM llm =
        NativeLLMBuilder.create()
            .maxRetries(0)
            .maxConcurrency(1)
            .onError(AsyncLLM.OnError.FAIL)
            .build();
    llm.play =
        call ->
            call.text().equals("q70")
                ? CompletableFuture.failedFuture(new IOException("reset"))
                : CompletableFuture.completedFuture(NativeLLM.echo(call));
    CompletedOutputs outputs = llm.generateOutputsAsCompleted(source(100), 1);
    assertThatThrownBy(() -> outputs.forEachRemaining(output -> {}))
        .isInstanceOf(GenerationException.class)
        .hasMessage("input 70: IOException: reset; on_error is fail, so the run was stopped");
    assertThat(outputs.hasNext()).isFalse();
  }

  @Test
  void whatTheSourceThrowsComesAfterTheOutputsBeforeIt() {
    Iterator<Input> broken =
        IntStream.range(0, 10)
            .mapToObj(
                i -> {
                  if (i == 3) {
                    throw new IllegalStateException("row 3 is broken");
                  }
                  return give(i);
                })
            .iterator();
    CompletedOutputs outputs = llm(8).generateOutputsAsCompleted(broken, 1);
    List<Long> indexes = new ArrayList<>();
    assertThatThrownBy(() -> outputs.forEachRemaining(each -> indexes.add(each.index())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("row 3 is broken");
    assertThat(indexes).containsExactlyInAnyOrder(0L, 1L, 2L);
  }

  @Test
  void whatCameAndWasNotTakenIsLeftOver() {
    NativeLLM llm = slow(3);
    Iterator<Input> inputs =
        Stream.of("q0", "q1", "q2", "end")
            .peek(
                text -> {
                  if (text.equals("end")) {
                    finish("q2");
                    finish("q1");
                  }
                })
            .map(Input::of)
            .iterator();
    CompletedOutputs outputs = llm.generateOutputsAsCompleted(inputs, 1);
    outputs.next();
    assertThat(outputs.leftOver()).isEmpty();
    outputs.close();
    assertThat(outputs.leftOver()).extracting(CompletedOutput::index).containsExactly(1L);
    assertThat(open.get("q0")).isCancelled();
  }

  @Test
  void anInputOfWhichSomeCallsWereAnsweredIsLeftOverWithThese() {
    SingleLLM llm = SingleLLMBuilder.create().maxRetries(0).maxConcurrency(4).build();
    llm.play =
        call ->
            call.text().equals("q1") && llm.asked.size() == 5
                ? new CompletableFuture<>()
                : CompletableFuture.completedFuture(NativeLLM.echo(call));
    CompletedOutputs outputs = llm.generateOutputsAsCompleted(source(2), 3);
    assertThat(outputs.next().index()).isZero();
    outputs.close();
    assertThat(outputs.leftOver())
        .containsExactly(
            new CompletedOutput(
                1,
                Input.of("q1"),
                new GenerateOutput(
                    Arrays.asList("q1", "q1"),
                    new GenerateOutput.Statistics(List.of(3, 3), List.of(5, 5), List.of()),
                    null,
                    null)));
  }

  @Test
  void anInterruptOfTheReaderCancelsAndIsPassedOn() {
    NativeLLM llm = llm(2);
    CompletableFuture<GenerateOutput> never = new CompletableFuture<>();
    Thread reader = Thread.currentThread();
    llm.play =
        call -> {
          reader.interrupt();
          return never;
        };
    CompletedOutputs outputs = llm.generateOutputsAsCompleted(source(1), 1);
    assertThatThrownBy(outputs::next)
        .isInstanceOfSatisfying(
            GenerationException.class,
            e -> assertThat(e.failure().kind()).isEqualTo(Kind.CANCELLED));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(never).isCancelled();
  }

  @Test
  void aStreamOfInputsIsClosedWithItsOutputs() {
    AtomicInteger closed = new AtomicInteger();
    Stream<Input> inputs =
        Stream.iterate(0, i -> i + 1).map(this::give).onClose(closed::incrementAndGet);
    CompletedOutputs outputs = llm(2).generateOutputsAsCompleted(inputs, 1);
    outputs.next();
    assertThat(closed).hasValue(0);
    outputs.close();
    outputs.close();
    assertThat(closed).hasValue(1);
  }

  @Test
  void noOutputIsLostOrDoubledWhateverTheTiming() {
    ScheduledExecutorService backend = Executors.newScheduledThreadPool(2);
    try {
      for (int seed = 0; seed < 60; seed++) {
        Random random = new Random(seed);
        int count = random.nextInt(300);
        int n = 1 + random.nextInt(3);
        AsyncLLM llm = RandomLLM.of(random, backend);
        Map<Long, List<String>> answers = new TreeMap<>();
        try (CompletedOutputs outputs = llm.generateOutputsAsCompleted(source(count), n)) {
          outputs.forEachRemaining(
              each -> assertThat(answers.put(each.index(), each.output().generations())).isNull());
        }
        Map<Long, List<String>> expected = new TreeMap<>();
        IntStream.range(0, count)
            .forEach(i -> expected.put((long) i, Collections.nCopies(n, "q" + i)));
        assertThat(answers).as("seed %s", seed).isEqualTo(expected);
        llm.close();
      }
    } finally {
      backend.shutdownNow();
    }
  }
}
