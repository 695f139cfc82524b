package dev.retort.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.engine.OrderedWindow;
import dev.retort.llm.GenerateOutput.Kind;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Inputs as a stream, outputs in order. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class OutputsTest {
  private final AtomicInteger given = new AtomicInteger();

  @AfterEach
  void clearInterrupt() {
    Thread.interrupted();
  }

  private static NativeLLM llm(int lanes) {
    return NativeLLMBuilder.create().maxRetries(0).maxConcurrency(lanes).build();
  }

  private Iterator<Input> source(int count) {
    return IntStream.range(0, count).mapToObj(this::give).iterator();
  }

  private Input give(int number) {
    given.incrementAndGet();
    return Input.of("q" + number);
  }

  private static List<String> texts(Iterator<GenerateOutput> outputs) {
    List<String> texts = new ArrayList<>();
    outputs.forEachRemaining(output -> texts.add(String.join(",", output.generations())));
    return texts;
  }

  private static List<String> expected(int count, IntFunction<String> text) {
    return IntStream.range(0, count).mapToObj(text).toList();
  }

  @Test
  void outputsComeInTheOrderOfTheInputs() throws Exception {
    ExecutorService backend = Executors.newFixedThreadPool(3);
    NativeLLM llm = llm(8);
    llm.play = call -> CompletableFuture.supplyAsync(() -> NativeLLM.echo(call), backend);
    try (Outputs outputs = llm.generateOutputs(source(2_000), 1)) {
      assertThat(texts(outputs)).isEqualTo(expected(2_000, i -> "q" + i));
    } finally {
      backend.shutdownNow();
    }
  }

  @Test
  void severalCallsPerInputArePutTogether() {
    SingleLLM llm = SingleLLMBuilder.create().maxRetries(0).maxConcurrency(2).build();
    Random random = new Random(1);
    llm.play =
        call -> {
          CompletableFuture<GenerateOutput> answer = new CompletableFuture<>();
          answer.completeOnTimeout(NativeLLM.echo(call), random.nextInt(3), TimeUnit.MILLISECONDS);
          return answer;
        };
    try (Outputs outputs = llm.generateOutputs(source(40), 3)) {
      assertThat(texts(outputs)).isEqualTo(expected(40, i -> "q" + i + ",q" + i + ",q" + i));
    }
    assertThat(llm.asked).hasSize(120);
  }

  @Test
  void noInputsAreNoOutputs() {
    try (Outputs outputs = llm(2).generateOutputs(source(0), 1)) {
      assertThat(outputs.hasNext()).isFalse();
      assertThatThrownBy(outputs::next).isInstanceOf(NoSuchElementException.class);
    }
  }

  @Test
  void onlyAsMuchIsReadAheadAsKeepsTheLanesBusy() {
    NativeLLM llm = llm(4);
    CompletableFuture<GenerateOutput> first = new CompletableFuture<>();
    llm.play =
        call -> {
          if (call.text().equals("q15")) {
            first.complete(GenerateOutput.of("first"));
          }
          return call.text().equals("q0")
              ? first
              : CompletableFuture.completedFuture(NativeLLM.echo(call));
        };
    try (Outputs outputs = llm.generateOutputs(source(1_000_000), 1)) {
      outputs.next();
      assertThat(given.get()).isEqualTo(16);
    }
  }

  /** The first input is answered by what is returned, the others as the executor gets to them. */
  private CompletableFuture<GenerateOutput> stickFirst(NativeLLM llm, Executor answers) {
    CompletableFuture<GenerateOutput> first = new CompletableFuture<>();
    llm.play =
        call ->
            call.text().equals("q0")
                ? first
                : CompletableFuture.supplyAsync(() -> NativeLLM.echo(call), answers);
    return first;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anInputThatIsStuckStopsNoOther(boolean elsewhere) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    NativeLLM llm = llm(4);
    CompletableFuture<GenerateOutput> first = stickFirst(llm, elsewhere ? pool : Runnable::run);
    try (Outputs outputs = llm.generateOutputs(source(5_000), 1)) {
      Thread waker =
          new Thread(
              () -> {
                while (llm.asked.size() < 5_000) {
                  Thread.onSpinWait();
                }
                first.complete(GenerateOutput.of("first"));
              });
      waker.start();
      for (int i = 0; i < 5_000; i++) {
        assertThat(outputs.next().generations()).containsExactly(i == 0 ? "first" : "q" + i);
      }
      assertThat(outputs.hasNext()).isFalse();
      waker.join();
    } finally {
      pool.shutdown();
    }
  }

  /** How many inputs are read while the first has no answer and calls end on the spot. */
  private int readBehindOneThatIsStuck(NativeLLM llm, Iterator<? extends Input> inputs)
      throws InterruptedException {
    var unused = stickFirst(llm, Runnable::run);
    return readBehindOneThatIsStuck(llm, inputs, llm.play);
  }

  private int readBehindOneThatIsStuck(
      NativeLLM llm, Iterator<? extends Input> inputs, NativeLLM.Play play)
      throws InterruptedException {
    llm.play = play;
    Outputs outputs = llm.generateOutputs(inputs, 1);
    Thread reader =
        new Thread(
            () ->
                assertThatThrownBy(
                        () -> {
                          while (true) {
                            outputs.next();
                          }
                        })
                    .isInstanceOf(RuntimeException.class));
    reader.start();
    // Not by its state: it may wait for a lock that the timer holds.
    while (!(LockSupport.getBlocker(reader) instanceof OrderedWindow)) {
      Thread.onSpinWait();
    }
    int read = given.get();
    reader.interrupt();
    // Its calls count against the limits of the next test's.
    reader.join();
    return read;
  }

  @Test
  void noMoreIsReadBehindAStuckInputThanTheWindowHolds() throws Exception {
    assertThat(readBehindOneThatIsStuck(llm(4), source(1_000_000))).isEqualTo(16_384);
  }

  @Test
  void noMoreIsReadBehindAStuckInputThanThereIsRoomFor() throws Exception {
    String megabyte = "x".repeat(1 << 20);
    Iterator<Input> large =
        Stream.iterate(0, i -> i + 1)
            .map(i -> i == 0 ? give(0) : Input.of(megabyte + given.incrementAndGet()))
            .iterator();
    assertThat(readBehindOneThatIsStuck(llm(4), large)).isBetween(17, 40);
  }

  @Test
  void outputsThatWaitCountForTheRoom() throws Exception {
    NativeLLM llm = llm(4);
    String megabyte = "x".repeat(1 << 20);
    CompletableFuture<GenerateOutput> first = new CompletableFuture<>();
    assertThat(
            readBehindOneThatIsStuck(
                llm,
                source(1_000_000),
                call ->
                    call.text().equals("q0")
                        ? first
                        : CompletableFuture.completedFuture(GenerateOutput.of(megabyte))))
        .isBetween(17, 40);
  }

  @Test
  void whatIsKeptWithInputsCountsForTheRoom() throws Exception {
    Iterator<Input> all = source(1_000_000);
    WeighedInputs weighed =
        new WeighedInputs() {
          @Override
          public boolean hasNext() {
            return all.hasNext();
          }

          @Override
          public Input next() {
            return all.next();
          }

          @Override
          public long bytesKept() {
            return 1 << 20;
          }
        };
    assertThat(readBehindOneThatIsStuck(llm(4), weighed)).isBetween(16 + 30, 16 + 34);
  }

  @Test
  void anEndlessStreamIsAnsweredAsFarAsItIsRead() {
    NativeLLM llm = llm(4);
    Iterator<Input> endless = Stream.iterate(0, i -> i + 1).map(this::give).iterator();
    try (Outputs outputs = llm.generateOutputs(endless, 1)) {
      for (int i = 0; i < 10_000; i++) {
        assertThat(outputs.next().generations()).containsExactly("q" + i);
      }
    }
    assertThat(given.get()).isLessThan(10_020);
  }

  @Test
  void aStreamOfInputsIsClosedWithItsOutputs() {
    AtomicInteger closed = new AtomicInteger();
    Stream<Input> inputs =
        IntStream.range(0, 5).mapToObj(this::give).onClose(closed::incrementAndGet);
    try (Stream<GenerateOutput> outputs = llm(2).generateOutputs(inputs, 1).stream()) {
      assertThat(outputs.limit(3).toList())
          .extracting(output -> output.generations().get(0))
          .containsExactly("q0", "q1", "q2");
      assertThat(closed).hasValue(0);
    }
    assertThat(closed).hasValue(1);
  }

  @Test
  void aStreamOfInputsThatWasReadToItsEndIsClosed() {
    AtomicInteger closed = new AtomicInteger();
    Stream<Input> inputs =
        IntStream.range(0, 5).mapToObj(this::give).onClose(closed::incrementAndGet);
    llm(2).generateOutputs(inputs, 1).forEachRemaining(output -> {});
    assertThat(closed).hasValue(1);
  }

  @Test
  void closingCancelsWhatIsUnderWay() {
    NativeLLM llm = llm(2);
    List<CompletableFuture<GenerateOutput>> open = Collections.synchronizedList(new ArrayList<>());
    llm.play =
        call -> {
          CompletableFuture<GenerateOutput> answer = new CompletableFuture<>();
          if (call.text().equals("q0")) {
            answer.complete(NativeLLM.echo(call));
          } else {
            open.add(answer);
          }
          return answer;
        };
    Outputs outputs = llm.generateOutputs(source(10), 1);
    outputs.next();
    outputs.close();
    assertThat(open).isNotEmpty().allMatch(CompletableFuture::isCancelled);
    assertThat(outputs.hasNext()).isFalse();
  }

  @Test
  void aFailedInputKeepsItsPlace() {
    NativeLLM llm = llm(2);
    llm.play =
        call ->
            call.text().equals("q1")
                ? CompletableFuture.failedFuture(new IOException("reset"))
                : CompletableFuture.completedFuture(NativeLLM.echo(call));
    List<GenerateOutput> all = new ArrayList<>();
    llm.generateOutputs(source(3), 1).forEachRemaining(all::add);
    assertThat(all)
        .extracting(output -> output.error() != null)
        .containsExactly(false, true, false);
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
    Outputs outputs = llm(8).generateOutputs(broken, 1);
    List<String> texts = new ArrayList<>();
    assertThatThrownBy(() -> outputs.forEachRemaining(o -> texts.add(o.generations().get(0))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("row 3 is broken");
    assertThat(texts).containsExactly("q0", "q1", "q2");
    assertThat(outputs.hasNext()).isFalse();
  }

  @Test
  void anInputThatAsksTooMuchIsRefusedInItsPlace() {
    List<Input> inputs =
        List.of(
            Input.of("q0"),
            Input.of(ChatMessage.user(new ChatMessage.Image("https://x.example/cat.png"))));
    Outputs outputs = llm(8).generateOutputs(inputs.iterator(), 1);
    outputs.next();
    assertThatThrownBy(outputs::next)
        .isInstanceOf(UnsupportedCapabilityException.class)
        .hasMessage(
            "reading images is not supported by NativeLLM: it does not implement SupportsImages;"
                + " inputs[1] holds one");
  }

  @Test
  void onErrorFailEndsTheStream() {
    NativeLLM llm =
        NativeLLMBuilder.create()
            .maxRetries(0)
            .maxConcurrency(1)
            .onError(AsyncLLM.OnError.FAIL)
            .build();
    llm.play = call -> CompletableFuture.failedFuture(new IOException("reset"));
    Outputs outputs = llm.generateOutputs(source(1), 1);
    assertThatThrownBy(() -> outputs.forEachRemaining(output -> {}))
        .isInstanceOf(GenerationException.class)
        .hasMessage("input 0: IOException: reset; on_error is fail, so the run was stopped");
    assertThat(outputs.hasNext()).isFalse();
  }

  @Test
  void whatWasAnsweredBehindAGapIsLeftOver() {
    NativeLLM llm =
        NativeLLMBuilder.create()
            .maxRetries(0)
            .maxConcurrency(3)
            .onError(AsyncLLM.OnError.FAIL)
            .build();
    llm.play =
        call ->
            switch (call.text()) {
              case "q0" -> new CompletableFuture<>();
              case "q2" -> CompletableFuture.failedFuture(new IOException("reset"));
              default -> CompletableFuture.completedFuture(NativeLLM.echo(call));
            };
    Outputs outputs = llm.generateOutputs(source(5), 1);
    assertThat(outputs.leftOver()).isEmpty();
    assertThatThrownBy(outputs::next).isInstanceOf(GenerationException.class);
    assertThat(outputs.leftOver())
        .extracting(GenerateOutput::generations)
        .containsExactly(List.of("q1"), Collections.singletonList(null));
  }

  @Test
  void aStreamThatRunsOutStartsNoCallOfInputsThatWereReadAndWaitsForThoseUnderWay() {
    NativeLLM llm = llm(2);
    List<CompletableFuture<GenerateOutput>> open = new CopyOnWriteArrayList<>();
    llm.play =
        call -> {
          CompletableFuture<GenerateOutput> answer = new CompletableFuture<>();
          open.add(answer);
          return answer;
        };
    Outputs outputs = llm.generateOutputs(source(100), 1);
    assertThat(outputs.hasNext()).isTrue();
    CompletableFuture<Void> ending =
        CompletableFuture.runAsync(
            () -> {
              while (open.size() < 2) {
                Thread.onSpinWait();
              }
              outputs.runOut();
              open.get(0).complete(GenerateOutput.of("a"));
              open.get(1).complete(GenerateOutput.of("b"));
            });
    assertThat(outputs.next().generations()).containsExactly("a");
    assertThat(outputs.next().generations()).containsExactly("b");
    assertThatThrownBy(outputs::next)
        .isInstanceOf(GenerationException.class)
        .hasMessage("no further call was to start");
    ending.join();
    assertThat(open).hasSize(2);
  }

  @Test
  void anInputOfWhichSomeCallsWereAnsweredIsLeftOverWithThese() {
    SingleLLM llm =
        SingleLLMBuilder.create()
            .maxRetries(0)
            .maxConcurrency(4)
            .onError(AsyncLLM.OnError.FAIL)
            .build();
    llm.play =
        call -> {
          if (call.text().equals("q1")) {
            return CompletableFuture.failedFuture(new IOException("reset"));
          }
          return llm.asked.size() == 2
              ? new CompletableFuture<>()
              : CompletableFuture.completedFuture(NativeLLM.echo(call));
        };
    Outputs outputs = llm.generateOutputs(source(2), 3);
    assertThatThrownBy(outputs::next).isInstanceOf(GenerationException.class);
    assertThat(outputs.leftOver())
        .extracting(GenerateOutput::generations)
        .containsExactlyInAnyOrder(List.of("q0", "q0"), Arrays.asList(null, null, null));
  }

  @Test
  void anInterruptOfTheReaderCancelsAndIsPassedOn() {
    NativeLLM llm = llm(2);
    CompletableFuture<GenerateOutput> open = new CompletableFuture<>();
    Thread reader = Thread.currentThread();
    llm.play =
        call -> {
          reader.interrupt();
          return open;
        };
    Outputs outputs = llm.generateOutputs(source(1), 1);
    assertThatThrownBy(outputs::next)
        .isInstanceOfSatisfying(
            GenerationException.class,
            e -> assertThat(e.failure().kind()).isEqualTo(Kind.CANCELLED));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(open).isCancelled();
  }

  @Test
  void unloadEndsTheStream() {
    NativeLLM llm = llm(2);
    Outputs outputs = llm.generateOutputs(source(10), 1);
    outputs.next();
    llm.unload();
    assertThatThrownBy(() -> outputs.forEachRemaining(output -> {}))
        .isInstanceOf(GenerationException.class)
        .hasMessage("NativeLLM was unloaded; calls under way were cancelled");
  }

  @Test
  void noOutputIsLostOrDoubledWhateverTheTiming() {
    ScheduledExecutorService backend = Executors.newScheduledThreadPool(2);
    try {
      for (int seed = 0; seed < 40; seed++) {
        Random random = new Random(seed);
        int count = random.nextInt(300);
        int n = 1 + random.nextInt(3);
        AsyncLLM llm = RandomLLM.of(random, backend);
        List<String> texts = texts(llm.generateOutputs(source(count), n));
        assertThat(texts)
            .as("seed %s", seed)
            .isEqualTo(expected(count, i -> String.join(",", Collections.nCopies(n, "q" + i))));
        llm.close();
      }
    } finally {
      backend.shutdownNow();
    }
  }

  @Test
  void anInputIsLetGoOfOnceItsOutputIsHandedOut() {
    List<WeakReference<Input>> given = new ArrayList<>();
    Iterator<Input> inputs =
        IntStream.range(0, 100)
            .mapToObj(
                i -> {
                  Input input = Input.of("text " + i);
                  given.add(new WeakReference<>(input));
                  return input;
                })
            .iterator();
    try (NativeLLM llm = llm(2);
        Outputs outputs = llm.generateOutputs(inputs, 1)) {
      for (int i = 0; i < 50; i++) {
        outputs.next();
      }
      // The collector is asked until it has run; the test's own time-out ends a wait in vain.
      while (given.subList(0, 40).stream().anyMatch(each -> each.get() != null)) {
        System.gc();
      }
      assertThat(outputs.hasNext()).isTrue();
    }
  }
}
