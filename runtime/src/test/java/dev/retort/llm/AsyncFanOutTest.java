package dev.retort.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.engine.ManualTime;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerateOutput.Statistics;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an AsyncLLM makes of a list of inputs. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class AsyncFanOutTest {
  private final Threads threads = new Threads();
  private final NativeLLM nativeN = NativeLLMBuilder.create().maxRetries(0).build();
  private final SingleLLM single = SingleLLMBuilder.create().maxRetries(0).build();

  @AfterEach
  void close() {
    Thread.interrupted();
    nativeN.close();
    single.close();
  }

  private static List<Input> inputs(int count) {
    return IntStream.range(0, count).mapToObj(i -> Input.of("q" + i)).toList();
  }

  private static List<Input> inputs(String... texts) {
    return Arrays.stream(texts).map(Input::of).toList();
  }

  @Test
  void aProviderWithNativeNIsCalledOncePerInput() {
    nativeN.generateOutputs(inputs(3), 4);
    assertThat(nativeN.asked)
        .containsExactly(new Asked("q0", 4, 1.0), new Asked("q1", 4, 1.0), new Asked("q2", 4, 1.0));
  }

  @Test
  void aProviderWithoutIsCalledOncePerGenerationInputByInput() {
    single.generateOutputs(inputs(2), 3);
    assertThat(single.asked)
        .extracting(Asked::text)
        .containsExactly("q0", "q0", "q0", "q1", "q1", "q1");
  }

  @Test
  void outputsStandInTheOrderOfTheInputs() {
    assertThat(nativeN.generateOutputs(inputs(3), 1))
        .extracting(output -> output.generations().get(0))
        .containsExactly("q0", "q1", "q2");
  }

  @Test
  void noInputsAreNoOutputsAndNoCalls() {
    assertThat(single.generateOutputs(List.of(), 4)).isEmpty();
    assertThat(single.asked).isEmpty();
  }

  @Test
  void oneGenerationIsTheDefault() {
    assertThat(nativeN.generateOutputs(inputs(1)).get(0).generations()).hasSize(1);
  }

  @Test
  void fewerThanOneGenerationIsRefused() {
    assertThatThrownBy(() -> nativeN.generateOutputs(inputs(1), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("numGenerations must be at least 1, not 0");
  }

  @Test
  void equalPromptsStayApart() {
    List<CompletableFuture<GenerateOutput>> open = new ArrayList<>();
    single.play =
        call -> {
          CompletableFuture<GenerateOutput> answer = new CompletableFuture<>();
          open.add(answer);
          if (open.size() == 4) {
            for (int i = 3; i >= 0; i--) {
              open.get(i).complete(GenerateOutput.of("answer " + i));
            }
          }
          return answer;
        };
    assertThat(single.generateOutputs(inputs("same", "same"), 2))
        .extracting(GenerateOutput::generations)
        .containsExactly(List.of("answer 0", "answer 1"), List.of("answer 2", "answer 3"));
  }

  @Test
  void statisticsOfSeveralCallsAreListsInOrder() {
    assertThat(single.generateOutputs(inputs(1), 3).get(0).statistics())
        .isEqualTo(new Statistics(List.of(3, 3, 3), List.of(5, 5, 5)));
  }

  @Test
  void statisticsOfOneCallAreLeftAsTheyAre() {
    assertThat(nativeN.generateOutputs(inputs(1), 3).get(0).statistics())
        .isEqualTo(Statistics.of(3, 5));
  }

  @Test
  void aFailedCallKeepsItsPlaceAndItsReason() {
    nativeN.play =
        call ->
            call.text().equals("q1")
                ? CompletableFuture.failedFuture(new IOException("reset"))
                : CompletableFuture.completedFuture(NativeLLM.echo(call));
    List<GenerateOutput> outputs = nativeN.generateOutputs(inputs(3), 2);
    assertThat(outputs)
        .extracting(GenerateOutput::generations)
        .containsExactly(List.of("q0", "q0"), Arrays.asList(null, null), List.of("q2", "q2"));
    assertThat(outputs.get(1).error()).isEqualTo(Failure.of(Kind.CONNECTION, "IOException: reset"));
  }

  @Test
  void aCallThatThrowsIsAFailedItemToo() {
    nativeN.play =
        call -> {
          throw new IllegalStateException("broken");
        };
    assertThat(nativeN.generateOutputs(inputs(1), 1).get(0).error())
        .isEqualTo(Failure.of(Kind.UNKNOWN, "IllegalStateException: broken"));
  }

  @Test
  void aNullStageIsMalformed() {
    nativeN.play = call -> null;
    assertThat(nativeN.generateOutputs(inputs(1), 2).get(0))
        .isEqualTo(
            GenerateOutput.failed(
                2,
                Failure.of(
                    Kind.MALFORMED, "the operative method returned null instead of a stage")));
  }

  @Test
  void aNullOutputIsMalformed() {
    nativeN.play = call -> CompletableFuture.completedFuture(null);
    assertThat(nativeN.generateOutputs(inputs(1), 2).get(0))
        .isEqualTo(
            GenerateOutput.failed(
                2,
                Failure.of(
                    Kind.MALFORMED, "the operative method answered null instead of an output")));
  }

  @Test
  void tooFewGenerationsOfOneCallAreFilledUp() {
    nativeN.play = call -> CompletableFuture.completedFuture(GenerateOutput.of("only"));
    GenerateOutput output = nativeN.generateOutputs(inputs(1), 3).get(0);
    assertThat(output.generations()).containsExactly("only", null, null);
    assertThat(output.error()).extracting(Failure::kind).isEqualTo(Kind.INCOMPLETE);
  }

  @Test
  void tooManyGenerationsOfASingleCallAreCut() {
    single.play = call -> CompletableFuture.completedFuture(GenerateOutput.of("a", "b"));
    assertThat(single.generateOutputs(inputs(1), 2).get(0)).isEqualTo(GenerateOutput.of("a", "a"));
  }

  @Test
  void kwargsOfTheConfigReachTheCall() {
    NativeLLM llm =
        NativeLLMBuilder.create().maxRetries(0).generationKwargs(k -> k.temperature(0.3)).build();
    llm.generateOutputs(inputs(1), 1);
    assertThat(llm.asked).containsExactly(new Asked("q0", 1, 0.3));
  }

  @Test
  void kwargsOfTheCallWinOverThoseOfTheConfig() {
    NativeLLM llm =
        NativeLLMBuilder.create().maxRetries(0).generationKwargs(k -> k.temperature(0.3)).build();
    llm.generateOutputs(inputs(1), 1, NativeLLMKwargs.builder().temperature(1.9).build());
    assertThat(llm.asked).containsExactly(new Asked("q0", 1, 1.9));
  }

  @Test
  void kwargsOfAnotherLlmAreRefused() {
    assertThatThrownBy(
            () ->
                nativeN.generateOutputs(
                    inputs(1), 1, SingleLLMKwargs.builder().temperature(1).build()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "overrides are SingleLLMKwargs, but NativeLLM takes NativeLLMKwargs; make them with"
                + " NativeLLMKwargs.builder()");
  }

  @Test
  void noMoreCallsAreUnderWayThanAllowed() throws Exception {
    NativeLLM llm = NativeLLMBuilder.create().maxRetries(0).maxConcurrency(3).build();
    List<CompletableFuture<GenerateOutput>> open = new ArrayList<>();
    List<Integer> underWay = new ArrayList<>();
    llm.play =
        call -> {
          CompletableFuture<GenerateOutput> answer = new CompletableFuture<>();
          open.add(answer);
          underWay.add(open.size());
          if (open.size() == 3) {
            open.remove(0).complete(NativeLLM.echo(call));
          }
          if (call.text().equals("q9")) {
            List.copyOf(open).forEach(one -> one.complete(NativeLLM.echo(call)));
          }
          return answer;
        };
    llm.generateOutputs(inputs(10), 1);
    assertThat(Collections.max(underWay)).isEqualTo(3);
  }

  @Test
  void everyRunHasExactCountsWhateverTheProviderDoes() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      int inputs = random.nextInt(12);
      int n = 1 + random.nextInt(4);
      AsyncLLM llm = random.nextBoolean() ? nativeN(random) : single(random);
      List<GenerateOutput> outputs = llm.generateOutputs(inputs(inputs), n);
      assertThat(outputs).as("seed %s", seed).hasSize(inputs);
      for (int i = 0; i < inputs; i++) {
        GenerateOutput output = outputs.get(i);
        String own = "q" + i;
        assertThat(output.generations()).as("seed %s", seed).hasSize(n);
        assertThat(output.generations())
            .as("seed %s", seed)
            .allMatch(text -> text == null || text.equals(own));
        assertThat(output.error() == null)
            .as("seed %s", seed)
            .isEqualTo(!output.generations().contains(null));
      }
      if (llm instanceof NativeLLM known) {
        assertThat(known.asked).as("seed %s", seed).hasSize(inputs);
      } else if (llm instanceof SingleLLM known) {
        assertThat(known.asked).as("seed %s", seed).hasSize(inputs * n);
      }
    }
  }

  private static NativeLLM nativeN(Random random) {
    NativeLLM llm =
        NativeLLMBuilder.create().maxRetries(0).maxConcurrency(1 + random.nextInt(5)).build();
    llm.play = play(random);
    return llm;
  }

  private static SingleLLM single(Random random) {
    SingleLLM llm =
        SingleLLMBuilder.create().maxRetries(0).maxConcurrency(1 + random.nextInt(5)).build();
    llm.play = play(random);
    return llm;
  }

  /** Answers at once, on another thread, with failures, too few, too many. */
  private static NativeLLM.Play play(Random random) {
    return call -> {
      int what;
      synchronized (random) {
        what = random.nextInt(8);
      }
      return switch (what) {
        case 0 -> throw new IllegalStateException("thrown");
        case 1 -> CompletableFuture.failedFuture(new IOException("failed"));
        case 2 -> CompletableFuture.completedFuture(GenerateOutput.of(List.of(), Statistics.NONE));
        case 3 ->
            CompletableFuture.completedFuture(
                GenerateOutput.of(
                    Collections.nCopies(call.numGenerations() + 2, call.text()), Statistics.NONE));
        case 4, 5 -> CompletableFuture.supplyAsync(() -> NativeLLM.echo(call));
        default -> CompletableFuture.completedFuture(NativeLLM.echo(call));
      };
    };
  }

  @Test
  void aCallWithoutAnswerTimesOutAndIsCancelled() {
    NativeLLM llm =
        NativeLLMBuilder.create().maxRetries(0).timeout(Duration.ofMillis(1500)).build();
    ManualTime time = new ManualTime();
    llm.time = time;
    CompletableFuture<GenerateOutput> hung = new CompletableFuture<>();
    llm.play =
        call -> {
          if (call.text().equals("q0")) {
            return hung;
          }
          return CompletableFuture.completedFuture(NativeLLM.echo(call));
        };
    Thread clock = new Thread(() -> awaitThenAdvance(llm, time));
    clock.start();
    List<GenerateOutput> outputs = llm.generateOutputs(inputs(2), 1);
    assertThat(outputs.get(0).error())
        .isEqualTo(Failure.of(Kind.TIMEOUT, "no answer within 1.5 s"));
    assertThat(outputs.get(1).error()).isNull();
    assertThat(hung).isCancelled();
    llm.close();
  }

  private static void awaitThenAdvance(NativeLLM llm, ManualTime time) {
    while (llm.asked.size() < 2 || time.pending() == 0) {
      Thread.onSpinWait();
    }
    time.advance(Duration.ofSeconds(2).toNanos());
  }

  @Test
  void onErrorFailStopsTheRunAtTheFirstFailure() {
    NativeLLM llm = NativeLLMBuilder.create().maxRetries(0).onError(AsyncLLM.OnError.FAIL).build();
    llm.play = call -> CompletableFuture.failedFuture(new IOException("reset"));
    assertThatThrownBy(() -> llm.generateOutputs(inputs(100), 1))
        .isInstanceOf(GenerationException.class)
        .hasMessage("input 0: IOException: reset; on_error is fail, so the run was stopped")
        .hasRootCauseInstanceOf(IOException.class);
    assertThat(llm.asked).hasSize(1);
  }

  @Test
  void onErrorFailCancelsTheSiblings() {
    NativeLLM llm = NativeLLMBuilder.create().maxRetries(0).onError(AsyncLLM.OnError.FAIL).build();
    CompletableFuture<GenerateOutput> sibling = new CompletableFuture<>();
    llm.play =
        call ->
            call.text().equals("q0")
                ? sibling
                : CompletableFuture.failedFuture(new IOException("reset"));
    assertThatThrownBy(() -> llm.generateOutputs(inputs(2), 1))
        .isInstanceOf(GenerationException.class);
    assertThat(sibling).isCancelled();
  }

  @Test
  void moreFailuresThanMaxErrorsStopTheRun() {
    NativeLLM llm = NativeLLMBuilder.create().maxRetries(0).maxErrors(2).build();
    llm.play = call -> CompletableFuture.failedFuture(new IOException("reset"));
    assertThatThrownBy(() -> llm.generateOutputs(inputs(100), 1))
        .isInstanceOf(MaxErrorsException.class)
        .hasMessage(
            "input 2: IOException: reset; 3 items failed and max_errors is 2, so the run was"
                + " stopped");
    assertThat(llm.asked).hasSize(3);
  }

  @Test
  void failuresCountFromLoadToLoad() {
    NativeLLM llm = NativeLLMBuilder.create().maxRetries(0).maxErrors(2).build();
    llm.play = call -> CompletableFuture.failedFuture(new IOException("reset"));
    llm.generateOutputs(inputs(2), 1);
    assertThatThrownBy(() -> llm.generateOutputs(inputs(1), 1))
        .isInstanceOf(MaxErrorsException.class);
    llm.unload();
    assertThat(llm.generateOutputs(inputs(2), 1)).hasSize(2);
  }

  @Test
  void asManyFailuresAsMaxErrorsAreKept() {
    NativeLLM llm = NativeLLMBuilder.create().maxRetries(0).maxErrors(2).build();
    llm.play = call -> CompletableFuture.failedFuture(new IOException("reset"));
    assertThat(llm.generateOutputs(inputs(2), 1)).hasSize(2);
  }

  @Test
  void anInterruptCancelsWhatIsUnderWayAndIsPassedOn() {
    List<CompletableFuture<GenerateOutput>> open = new ArrayList<>();
    Thread caller = Thread.currentThread();
    nativeN.play =
        call -> {
          CompletableFuture<GenerateOutput> answer = new CompletableFuture<>();
          open.add(answer);
          if (open.size() == 3) {
            caller.interrupt();
          }
          return answer;
        };
    assertThatThrownBy(() -> nativeN.generateOutputs(inputs(3), 1))
        .isInstanceOfSatisfying(
            GenerationException.class,
            e -> assertThat(e.failure().kind()).isEqualTo(Kind.CANCELLED))
        .hasMessage("the thread was interrupted; calls under way were cancelled");
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
    assertThat(open).hasSize(3).allMatch(CompletableFuture::isCancelled);
  }

  @Test
  void anErrorOfTheJvmStopsTheRunAndIsThrown() {
    nativeN.play =
        call -> {
          throw new OutOfMemoryError("pretended");
        };
    assertThatThrownBy(() -> nativeN.generateOutputs(inputs(10), 1))
        .isInstanceOf(OutOfMemoryError.class)
        .hasMessage("pretended");
    assertThat(nativeN.asked).hasSize(1);
  }

  @Test
  void aSecretThatTheProviderRepeatsIsRedacted() {
    NativeLLM llm = NativeLLMBuilder.create().maxRetries(0).apiKey(Secret.of("sk-12345")).build();
    llm.play =
        call -> CompletableFuture.failedFuture(new IllegalStateException("bad key sk-12345!"));
    assertThat(llm.generateOutputs(inputs(1), 1).get(0).error())
        .extracting(failure -> failure == null ? null : failure.message())
        .isEqualTo("IllegalStateException: bad key ***!");
  }

  @Test
  void aSecretWithinARecordIsRedactedAsWell() {
    LoginLLM llm =
        LoginLLMBuilder.create()
            .maxRetries(0)
            .logins(List.of(new LoginLLM.Login("ada", Secret.of("within-a-record"))))
            .build();
    llm.play =
        call -> CompletableFuture.failedFuture(new IllegalStateException("no within-a-record!"));
    assertThat(llm.generateOutputs(inputs(1), 1).get(0).error())
        .extracting(failure -> failure == null ? null : failure.message())
        .isEqualTo("IllegalStateException: no ***!");
  }

  @Test
  void theCauseOfAFailureIsDroppedIfItTellsASecret() {
    NativeLLM llm =
        NativeLLMBuilder.create()
            .maxRetries(0)
            .apiKey(Secret.of("sk-12345"))
            .onError(AsyncLLM.OnError.FAIL)
            .build();
    llm.play =
        call -> CompletableFuture.failedFuture(new IllegalStateException("bad key sk-12345!"));
    assertThatThrownBy(() -> llm.generateOutputs(inputs(1), 1))
        .hasMessageContaining("***")
        .hasNoCause();
  }

  @Test
  void theCauseOfAFailureIsDroppedIfWhatItSuppressedTellsASecret() {
    NativeLLM llm =
        NativeLLMBuilder.create()
            .maxRetries(0)
            .apiKey(Secret.of("sk-12345"))
            .onError(AsyncLLM.OnError.FAIL)
            .build();
    IllegalStateException thrown = new IllegalStateException("refused");
    thrown.addSuppressed(new IllegalStateException("bad key sk-12345!"));
    llm.play = call -> CompletableFuture.failedFuture(thrown);
    assertThatThrownBy(() -> llm.generateOutputs(inputs(1), 1)).hasNoCause();
  }

  @Test
  void causesThatGoRoundInACircleAreAFailureAsAnyOther() {
    IllegalStateException first = new IllegalStateException("first");
    first.initCause(new IllegalStateException("second", first));
    nativeN.onError = AsyncLLM.OnError.FAIL;
    nativeN.play = call -> CompletableFuture.failedFuture(first);
    assertThatThrownBy(() -> nativeN.generateOutputs(inputs(1), 1))
        .isInstanceOf(GenerationException.class)
        .hasMessageContaining("IllegalStateException: first")
        .cause()
        .isSameAs(first);
  }

  @Test
  void unloadCancelsTheCallsOfOtherThreads() {
    nativeN.play =
        call -> {
          if (call.text().equals("q1")) {
            new Thread(nativeN::unload).start();
          }
          return new CompletableFuture<>();
        };
    assertThatThrownBy(() -> nativeN.generateOutputs(inputs(2), 1))
        .isInstanceOf(GenerationException.class)
        .hasMessage("NativeLLM was unloaded; calls under way were cancelled");
  }

  @Test
  void theInputsMayChangeDuringTheCallWithoutEffect() {
    List<Input> mine = new ArrayList<>(inputs(2));
    nativeN.play =
        call -> {
          mine.clear();
          return CompletableFuture.completedFuture(NativeLLM.echo(call));
        };
    assertThat(nativeN.generateOutputs(mine, 1)).hasSize(2);
  }

  @Test
  @SuppressWarnings("NullAway") // On purpose.
  void aNullInputIsNamed() {
    List<@Nullable Input> inputs = new ArrayList<>(inputs(1));
    inputs.add(null);
    assertThatThrownBy(() -> nativeN.generateOutputs(new ArrayList<Input>(inputs), 1))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("inputs[1] is null");
  }

  @Test
  void anObjectMadeWithNewIsRefusedWithAHint() {
    assertThatThrownBy(() -> new NativeLLM().generateOutputs(inputs(1), 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "attributes of this NativeLLM are not set; make it with NativeLLMBuilder.create() or"
                + " read it from a config, not with new");
  }

  @Test
  void noThreadOutlivesAnLlmWhoseCallsWereInterrupted() throws Exception {
    NativeLLM llm = NativeLLMBuilder.create().build();
    Thread caller = Thread.currentThread();
    llm.play =
        call -> {
          caller.interrupt();
          return new CompletableFuture<>();
        };
    assertThatThrownBy(() -> llm.generateOutputs(inputs(5), 2, null, Duration.ofHours(1)))
        .isInstanceOf(GenerationException.class);
    assertThat(Thread.interrupted()).isTrue();
    llm.close();
    threads.assertNoneIsLeft();
  }

  @Test
  void noThreadOutlivesTheLlm() throws Exception {
    NativeLLM llm = NativeLLMBuilder.create().maxRetries(0).build();
    llm.play = call -> CompletableFuture.supplyAsync(() -> NativeLLM.echo(call));
    llm.generateOutputs(inputs(500), 2);
    llm.close();
    threads.assertNoneIsLeft();
  }
}
