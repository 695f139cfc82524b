package dev.retort.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.engine.JumpingTime;
import dev.retort.engine.ManualTime;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerateOutput.Statistics;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What listeners hear of the calls of an LLM. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class GenerationListenerTest {
  /** Writes down what it hears. */
  private static class Notes implements GenerationListener {
    final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    final List<Object> events = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void started(Started event) {
      note("started", event.call(), event);
    }

    @Override
    public void waited(Waited event) {
      note("waited for " + event.gate(), event.call(), event);
    }

    @Override
    public void retried(Retried event) {
      note("retried after attempt " + event.attempt(), event.call(), event);
    }

    @Override
    public void answered(Answered event) {
      note("answered", event.call(), event);
    }

    @Override
    public void failed(Failed event) {
      note("failed", event.call(), event);
    }

    private void note(String what, GenerationCall call, Object event) {
      heard.add(what + " " + NativeLLM.lastText(call.input()));
      events.add(event);
    }
  }

  private final NativeLLM nativeN = NativeLLMBuilder.create().maxConcurrency(1).build();
  private final SingleLLM single = SingleLLMBuilder.create().maxConcurrency(4).build();
  private final ListLLM list = ListLLMBuilder.create().build();
  private final Notes notes = new Notes();

  @AfterEach
  void close() {
    nativeN.close();
    single.close();
    list.close();
  }

  private static List<Input> inputs(String... texts) {
    return List.of(texts).stream().map(Input::of).toList();
  }

  @Test
  void everyCallIsToldFromItsStartToItsAnswer() {
    nativeN.addListener(notes);
    nativeN.generateOutputs(inputs("a", "b"), 1);
    assertThat(notes.heard).containsExactly("started a", "answered a", "started b", "answered b");
  }

  @Test
  void anAnswerCarriesItsTokensAndWhatWasAsked() {
    nativeN.addListener(notes);
    nativeN.generateOutputs(inputs("a"), 3, NativeLLMKwargs.builder().temperature(0.25).build());
    GenerationListener.Answered answered = (GenerationListener.Answered) notes.events.get(1);
    assertThat(answered.output().statistics()).isEqualTo(Statistics.of(3, 5));
    assertThat(answered.attempts()).isEqualTo(1);
    assertThat(answered.duration()).isPositive();
    assertThat(answered.call().model()).isEqualTo("native-1");
    assertThat(answered.call().type()).hasToString("dev.retort.llm:NativeLLM");
    assertThat(answered.call().numGenerations()).isEqualTo(3);
    assertThat(answered.call().kwarg("temperature")).isEqualTo(0.25);
    assertThat(answered.call().kwarg("seed")).isNull();
  }

  @Test
  void aProviderWithoutNativeNHasACallAGeneration() {
    single.addListener(notes);
    single.generateOutputs(inputs("a", "b"), 3);
    assertThat(Collections.frequency(notes.heard, "started a")).isEqualTo(3);
    assertThat(Collections.frequency(notes.heard, "answered b")).isEqualTo(3);
  }

  @Test
  void aFailureIsToldWithoutSecrets() {
    try (NativeLLM llm =
        NativeLLMBuilder.create().maxRetries(0).apiKey(Secret.of("sk-very-secret")).build()) {
      llm.play =
          call -> {
            throw new GenerationException(
                new Failure(Kind.SERVER, "bad key sk-very-secret", 2, 500, "id-1"), null);
          };
      llm.addListener(notes);
      llm.generateOutputs(inputs("a"), 1);
    }
    GenerationListener.Failed failed = (GenerationListener.Failed) notes.events.get(1);
    assertThat(failed.failure()).isEqualTo(new Failure(Kind.SERVER, "bad key ***", 2, 500, "id-1"));
    assertThat(failed.output().error()).isEqualTo(failed.failure());
  }

  @Test
  void aCallThatIsSentAgainStartsOnceAndEndsOnceAndTellsOfEachAttempt() {
    try (JumpingTime time = new JumpingTime()) {
      AtomicInteger sent = new AtomicInteger();
      nativeN.time = time;
      nativeN.dice = () -> 0.5;
      nativeN.play =
          call ->
              sent.incrementAndGet() < 3
                  ? CompletableFuture.failedFuture(new IOException("gone"))
                  : CompletableFuture.completedFuture(NativeLLM.echo(call));
      nativeN.addListener(notes);
      nativeN.generateOutputs(inputs("a"), 1);
    }
    assertThat(notes.heard)
        .containsExactly(
            "started a", "retried after attempt 1 a", "retried after attempt 2 a", "answered a");
    GenerationListener.Retried retried = (GenerationListener.Retried) notes.events.get(2);
    assertThat(retried.delay()).isEqualTo(Duration.ofMillis(500));
    assertThat(retried.failure().kind()).isEqualTo(Kind.CONNECTION);
    assertThat(retried.failure().attempts()).isEqualTo(2);
    assertThat(((GenerationListener.Answered) notes.events.get(3)).attempts()).isEqualTo(3);
  }

  @Test
  void aFailureThatIsMendedIsToldWithoutSecrets() {
    try (JumpingTime time = new JumpingTime();
        NativeLLM llm = NativeLLMBuilder.create().apiKey(Secret.of("sk-very-secret")).build()) {
      llm.time = time;
      AtomicInteger sent = new AtomicInteger();
      llm.play =
          call -> {
            if (sent.incrementAndGet() == 1) {
              throw new GenerationException(
                  new Failure(Kind.SERVER, "bad key sk-very-secret", 1, 500, "id-1"), null);
            }
            return CompletableFuture.completedFuture(NativeLLM.echo(call));
          };
      llm.addListener(notes);
      llm.generateOutputs(inputs("a"), 1);
    }
    assertThat(((GenerationListener.Retried) notes.events.get(1)).failure())
        .isEqualTo(new Failure(Kind.SERVER, "bad key ***", 1, 500, "id-1"));
  }

  @Test
  void aCallThatHadToWaitIsToldItsStartThenTheWaitThenItsEnd() {
    try (JumpingTime time = new JumpingTime();
        NativeLLM llm = NativeLLMBuilder.create().maxConcurrency(1).requestsPerMinute(2).build()) {
      llm.time = time;
      llm.elsewhere = Runnable::run;
      llm.addListener(notes);
      llm.generateOutputs(inputs("a", "b", "c"), 1);
      assertThat(notes.heard)
          .containsExactly(
              "started a",
              "answered a",
              "started b",
              "answered b",
              "started c",
              "waited for REQUESTS c",
              "answered c");
      assertThat(((GenerationListener.Waited) notes.events.get(5)).duration())
          .isEqualTo(Duration.ofNanos(time.nanoTime()));
    }
  }

  @Test
  void anAttemptThatHadToWaitIsToldBetweenTheFailureAndTheEnd() {
    try (JumpingTime time = new JumpingTime();
        NativeLLM llm = NativeLLMBuilder.create().maxConcurrency(1).requestsPerMinute(1).build()) {
      llm.time = time;
      llm.elsewhere = Runnable::run;
      AtomicInteger sent = new AtomicInteger();
      llm.play =
          call ->
              sent.incrementAndGet() == 1
                  ? CompletableFuture.failedFuture(new IOException("gone"))
                  : CompletableFuture.completedFuture(NativeLLM.echo(call));
      llm.addListener(notes);
      llm.generateOutputs(inputs("a"), 1);
    }
    assertThat(notes.heard)
        .containsExactly(
            "started a", "retried after attempt 1 a", "waited for REQUESTS a", "answered a");
  }

  @Test
  void aCallThatIsStoppedBeforeItsNextAttemptHasFailed() {
    nativeN.play = call -> CompletableFuture.failedFuture(new IOException("gone"));
    nativeN.addListener(notes);
    nativeN.addListener(
        new GenerationListener() {
          @Override
          public void retried(Retried event) {
            nativeN.unload();
          }
        });
    assertThatThrownBy(() -> nativeN.generateOutputs(inputs("a", "b"), 1))
        .isInstanceOf(GenerationException.class);
    assertThat(notes.heard).containsExactly("started a", "retried after attempt 1 a", "failed a");
  }

  @Test
  void aCallThatIsStoppedBeforeItWasEverSentIsNotToldOf() {
    try (NativeLLM llm = NativeLLMBuilder.create().maxConcurrency(2).requestsPerMinute(1).build()) {
      llm.time = new ManualTime(); // Not the minute of other tests, nor the next one.
      llm.play = call -> new CompletableFuture<>();
      llm.addListener(notes);
      Outputs outputs = llm.generateOutputs(inputs("a", "b").iterator(), 1);
      Thread stopper = new Thread(() -> stopOnceOneWaits(llm));
      stopper.start();
      assertThatThrownBy(outputs::next).isInstanceOf(GenerationException.class);
    }
    assertThat(notes.heard).containsExactly("started a", "failed a");
  }

  private static void stopOnceOneWaits(NativeLLM llm) {
    LimiterState state = llm.limiterState();
    while (state == null || state.waiting() == 0) {
      Thread.onSpinWait();
      state = llm.limiterState();
    }
    llm.unload();
  }

  @Test
  void anAnswerOfTheJournalIsNoCall(@TempDir Path folder) throws IOException {
    try (AnswerJournal journal = AnswerJournal.open(folder)) {
      nativeN.keepAnswersIn(journal.answers());
      nativeN.generateOutputs(inputs("a"), 1);
      nativeN.addListener(notes);
      nativeN.keepAnswersIn(journal.answers());
      nativeN.generateOutputs(inputs("a", "b"), 1);
    }
    assertThat(notes.heard).containsExactly("started b", "answered b");
  }

  @Test
  void anAnswerWithTooFewGenerationsIsAFailureThatCarriesWhatCame() {
    nativeN.play = call -> CompletableFuture.completedFuture(GenerateOutput.of("one"));
    nativeN.addListener(notes);
    nativeN.generateOutputs(inputs("a"), 2);
    GenerationListener.Failed failed = (GenerationListener.Failed) notes.events.get(1);
    assertThat(failed.failure().kind()).isEqualTo(Kind.INCOMPLETE);
    assertThat(failed.output().generations()).containsExactly("one", null);
  }

  @Test
  void aCallThatAStopGivesUpHasFailed() {
    nativeN.play =
        call -> {
          nativeN.unload();
          return new CompletableFuture<>();
        };
    nativeN.addListener(notes);
    assertThatThrownBy(() -> nativeN.generateOutputs(inputs("a", "b"), 1))
        .isInstanceOf(GenerationException.class);
    assertThat(notes.heard).containsExactly("started a", "failed a");
    assertThat(((GenerationListener.Failed) notes.events.get(1)).failure().kind())
        .isEqualTo(Kind.CANCELLED);
  }

  @Test
  void anLLMThatTakesAllInputsAtOnceHasACallAnInput() {
    list.play =
        (inputs, n) ->
            List.of(
                GenerateOutput.of("fine"),
                GenerateOutput.failed(n, Failure.of(Kind.CONTENT_FILTER, "not that")));
    list.addListener(notes);
    list.generateOutputs(inputs("a", "b"), 1);
    assertThat(notes.heard).containsExactly("started a", "started b", "answered a", "failed b");
  }

  @Test
  void ifSuchAnLLMThrowsAllItsCallsHaveFailed() {
    list.play =
        (inputs, n) -> {
          throw new IllegalStateException("no");
        };
    list.addListener(notes);
    assertThatThrownBy(() -> list.generateOutputs(inputs("a", "b"), 1))
        .isInstanceOf(GenerationException.class);
    assertThat(notes.heard).containsExactly("started a", "started b", "failed a", "failed b");
  }

  @Test
  void aListenerThatThrowsHarmsNoRunAndNoOtherListener() {
    AtomicInteger thrown = new AtomicInteger();
    nativeN.addListener(
        new GenerationListener() {
          @Override
          public void started(Started event) {
            thrown.incrementAndGet();
            throw new AssertionError("not my day");
          }
        });
    nativeN.addListener(notes);
    List<GenerateOutput> outputs = nativeN.generateOutputs(inputs("a", "b"), 1);
    assertThat(outputs).extracting(GenerateOutput::error).containsOnlyNulls();
    assertThat(thrown).hasValue(2);
    assertThat(notes.heard).hasSize(4);
  }

  @Test
  void aListenerThatWasRemovedHearsNothing() {
    nativeN.addListener(notes);
    assertThat(nativeN.removeListener(notes)).isTrue();
    assertThat(nativeN.removeListener(notes)).isFalse();
    nativeN.generateOutputs(inputs("a"), 1);
    assertThat(notes.heard).isEmpty();
  }

  @Test
  void aRunIsToldToWhomTheListenerNamesOnTheThreadThatCalls() {
    List<Thread> asked = new ArrayList<>();
    nativeN.addListener(
        new GenerationListener() {
          @Override
          public GenerationListener forRun() {
            asked.add(Thread.currentThread());
            return notes;
          }
        });
    nativeN.generateOutputs(inputs("a", "b"), 1);
    nativeN.generateOutputs(inputs("c"), 1);
    assertThat(asked).containsExactly(Thread.currentThread(), Thread.currentThread());
    assertThat(notes.heard)
        .containsExactly(
            "started a", "answered a", "started b", "answered b", "started c", "answered c");
  }

  @Test
  void aListenerThatCannotSayWhoListensHarmsNoRun() {
    nativeN.addListener(
        new Notes() {
          @Override
          @SuppressWarnings("NullAway")
          public GenerationListener forRun() {
            return null;
          }
        });
    assertThat(nativeN.generateOutputs(inputs("a"), 1).get(0).generations()).containsExactly("a");
  }

  @Test
  void aCallTellsItsServerAndNothingElseOfTheAddress() {
    try (NativeLLM llm =
        NativeLLMBuilder.create()
            .baseUrl("https://me:sk-very-secret@llm.example:8443/v1/sk-very-secret?key=sk#sk")
            .build()) {
      llm.addListener(notes);
      llm.generateOutputs(inputs("a"), 1);
    }
    assertThat(started(0).server()).isEqualTo(URI.create("https://llm.example:8443"));
  }

  @Test
  void aCallOfAnLLMWithoutAddressTellsNoServer() {
    nativeN.addListener(notes);
    nativeN.generateOutputs(inputs("a"), 1);
    assertThat(started(0).server()).isNull();
  }

  @Test
  void anAddressThatIsNoneIsTheProvidersAffair() {
    try (NativeLLM llm = NativeLLMBuilder.create().baseUrl("not an address").build()) {
      llm.addListener(notes);
      llm.generateOutputs(inputs("a"), 1);
    }
    assertThat(started(0).server()).isNull();
  }

  private GenerationCall started(int index) {
    return ((GenerationListener.Started) notes.events.get(index)).call();
  }

  @Test
  void everyCallEndsExactlyOnceWhateverThreadsCompleteIt() {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      single.play =
          call ->
              CompletableFuture.supplyAsync(
                  () -> {
                    if (call.text().endsWith("7")) {
                      throw new IllegalStateException("seven");
                    }
                    return NativeLLM.echo(call);
                  },
                  threads);
      Map<GenerationCall, AtomicInteger> ends = new ConcurrentHashMap<>();
      Set<GenerationCall> failed = Collections.synchronizedSet(new HashSet<>());
      single.addListener(
          new GenerationListener() {
            @Override
            public void started(Started event) {
              ends.put(event.call(), new AtomicInteger());
            }

            @Override
            public void answered(Answered event) {
              ends.get(event.call()).incrementAndGet();
            }

            @Override
            public void failed(Failed event) {
              failed.add(event.call());
              ends.get(event.call()).incrementAndGet();
            }
          });
      single.generateOutputs(IntStream.range(0, 1000).mapToObj(i -> Input.of("q" + i)).toList(), 2);
      assertThat(ends).hasSize(2000);
      assertThat(ends.values()).allMatch(count -> count.get() == 1);
      assertThat(failed).hasSize(200);
    } finally {
      threads.shutdown();
    }
  }
}
