package dev.retort.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retort.batch.KeptBatch;
import dev.retort.config.ConfigException;
import dev.retort.engine.JumpingTime;
import dev.retort.engine.ManualTime;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a call does whose answers come from offline batches. */
@Timeout(300)
class OfflineBatchTest {
  @TempDir Path folder;

  private BatchLLM llm() {
    return BatchLLMBuilder.create()
        .place(folder.resolve("desk"))
        .useOfflineBatchGeneration(true)
        .build();
  }

  private static List<Input> inputs(String... prompts) {
    return Arrays.stream(prompts).map(Input::of).toList();
  }

  private static List<Input> numbered(int count) {
    return IntStream.range(0, count).mapToObj(i -> Input.of("p" + i)).toList();
  }

  private static List<@Nullable String> texts(List<GenerateOutput> outputs) {
    List<@Nullable String> texts = new ArrayList<>();
    outputs.forEach(output -> texts.add(output.generations().get(0)));
    return texts;
  }

  private static @Nullable Failure error(GenerateOutput output) {
    return output.error();
  }

  private static List<String> submit(LLM llm, List<Input> inputs, int n) {
    return catchThrowableOfType(
            OfflineBatchNotFinishedException.class, () -> llm.generateOutputs(inputs, n))
        .jobsIds();
  }

  /** The outputs of a second call, after the first one has submitted. */
  private static List<GenerateOutput> answered(LLM llm, String... prompts) {
    List<String> unused = submit(llm, inputs(prompts), 1);
    return llm.generateOutputs(inputs(prompts), 1);
  }

  // The seed's behaviour.

  @Test
  void theFirstCallSubmitsAndSaysWhichBatches() {
    BatchLLM llm = llm();
    assertThatThrownBy(() -> llm.generateOutputs(inputs("a")))
        .isInstanceOf(OfflineBatchNotFinishedException.class)
        .hasMessage("not finished yet: offline batch batch_0");
    assertThat(llm.jobsIds()).containsExactly("batch_0");
  }

  @Test
  void aLaterCallThrowsAgainUntilTheBatchesAreFinished() {
    BatchLLM llm = llm();
    llm.desk().looks = 2;
    List<String> unused = submit(llm, inputs("a"), 1);
    assertThat(submit(llm, inputs("a"), 1)).containsExactly("batch_0");
    assertThat(texts(llm.generateOutputs(inputs("a")))).containsExactly("a!");
  }

  @Test
  void noBatchIsCreatedByLaterCalls() throws IOException {
    BatchLLM llm = llm();
    llm.desk().looks = 3;
    for (int i = 0; i < 3; i++) {
      List<String> unused = submit(llm, inputs("a"), 1);
    }
    assertThat(llm.desk().batches()).hasSize(1);
  }

  @Test
  void aProcessThatReadTheSavedConfigFetchesTheAnswers() {
    BatchLLM llm = llm();
    List<String> unused = submit(llm, inputs("a", "b"), 2);
    LLM other = LLM.fromYaml(llm.toYaml());
    assertThat(other.jobsIds()).containsExactly("batch_0");
    assertThat(other.generateOutputs(inputs("a", "b"), 2))
        .extracting(GenerateOutput::generations)
        .containsExactly(List.of("a!", "a!"), List.of("b!", "b!"));
  }

  // region java
  /** The answers if they are there; what is needed to ask again is in the file. */
  private static Optional<List<GenerateOutput>> ask(Path config, List<Input> inputs) {
    try (LLM llm = LLM.read(config)) {
      try {
        return Optional.of(llm.generateOutputs(inputs, 1));
      } catch (OfflineBatchNotFinishedException e) {
        llm.save(config); // With jobs_ids: e.jobsIds()
        return Optional.empty();
      }
    }
  }

  // endregion

  @Test
  void oneProcessAfterAnotherAsksUntilTheAnswersAreThere() {
    Path config = folder.resolve("llm.yaml");
    BatchLLM llm = llm();
    llm.save(config);
    assertThat(ask(config, inputs("a"))).isEmpty();
    assertThat(ask(config, inputs("a")).map(OfflineBatchTest::texts)).contains(List.of("a!"));
  }

  @Test
  void aProcessWithTheFolderFetchesTheAnswers() {
    BatchLLM llm = llm();
    llm.keepBatchesIn(folder.resolve("state"));
    List<String> unused = submit(llm, inputs("a"), 1);
    BatchLLM other = llm();
    other.keepBatchesIn(folder.resolve("state"));
    assertThat(texts(other.generateOutputs(inputs("a")))).containsExactly("a!");
  }

  @Test
  void theSameCallAfterTheAnswersGivesThemAgain() throws IOException {
    BatchLLM llm = llm();
    assertThat(answered(llm, "a")).isEqualTo(llm.generateOutputs(inputs("a")));
    assertThat(llm.desk().batches()).hasSize(1);
  }

  @Test
  void otherInputsAfterTheAnswersAreOtherBatches() {
    BatchLLM llm = llm();
    List<GenerateOutput> unused = answered(llm, "a");
    assertThat(submit(llm, inputs("b"), 1)).containsExactly("batch_1");
  }

  @Test
  void otherInputsBeforeTheAnswersAreRefused() {
    BatchLLM llm = llm();
    List<String> unused = submit(llm, inputs("a"), 1);
    assertThatThrownBy(() -> llm.generateOutputs(inputs("b")))
        .isInstanceOf(GenerationException.class)
        .hasMessage(
            "the offline batches batch_0 are those of other inputs, other generation_kwargs or"
                + " another number of generations; ask with the same ones again, or make the LLM"
                + " without its jobs_ids to begin anew");
    assertThat(texts(llm.generateOutputs(inputs("a")))).containsExactly("a!");
  }

  @Test
  void idsOfOtherInputsAreToldByTheMetadata() {
    BatchLLM llm = llm();
    List<String> unused = submit(llm, inputs("a"), 1);
    LLM other = LLM.fromYaml(llm.toYaml());
    assertThatThrownBy(() -> other.generateOutputs(inputs("b")))
        .hasMessageContaining("those of other inputs");
    assertThat(other.jobsIds()).containsExactly("batch_0");
  }

  @Test
  void idsOfOtherInputsAreToldByTheCustomIdsWhereThereIsNoMetadata() {
    BatchLLM llm = llm();
    llm.desk().modern = false;
    List<String> unused = submit(llm, inputs("a"), 1);
    BatchLLM other = (BatchLLM) LLM.fromYaml(llm.toYaml());
    other.desk().modern = false;
    assertThatThrownBy(() -> other.generateOutputs(inputs("b")))
        .hasMessageContaining("those of other inputs");
  }

  @Test
  void idsThatTheProviderDoesNotKnowAreTold() {
    LLM llm =
        BatchLLMBuilder.create()
            .place(folder.resolve("desk"))
            .useOfflineBatchGeneration(true)
            .jobsIds(List.of("batch_7"))
            .build();
    assertThatThrownBy(() -> llm.generateOutputs(inputs("a")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(
            "jobs_ids: the provider knows no batch batch_7: HTTP 404: there is no batch batch_7; it"
                + " may be of another key, project or address, or too old [retort:unknown-batch]");
  }

  @Test
  void idsThatTheProviderDoesNotKnowLeaveNothingInTheFolder() {
    BatchLLM wrong =
        BatchLLMBuilder.create()
            .place(folder.resolve("desk"))
            .useOfflineBatchGeneration(true)
            .jobsIds(List.of("batch_7"))
            .build();
    wrong.keepBatchesIn(folder.resolve("state"));
    assertThatThrownBy(() -> wrong.generateOutputs(inputs("a")))
        .isInstanceOf(ConfigException.class);
    assertThat(wrong.jobsIds()).containsExactly("batch_7");
    BatchLLM mended = llm();
    mended.keepBatchesIn(folder.resolve("state"));
    assertThat(submit(mended, inputs("a"), 1)).containsExactly("batch_0");
  }

  @Test
  void aServerWithoutBatchesIsToldWithTheKey() {
    BatchLLM llm = llm();
    llm.desk().hook =
        step -> {
          throw new GenerationException(
              new Failure(Kind.BAD_REQUEST, "HTTP 404 from http://x/v1/files", 1, 404, null), null);
        };
    assertThatThrownBy(() -> llm.generateOutputs(inputs("a")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(
            "the server has no offline batches: HTTP 404 from http://x/v1/files; set"
                + " use_offline_batch_generation to false, or check where the LLM sends to"
                + " [retort:unsupported-capability]");
  }

  @Test
  void aKeyThatIsRefusedIsToldAndNotTriedAgain() {
    BatchLLM llm = llm();
    int[] tries = {0};
    llm.desk().hook =
        step -> {
          tries[0]++;
          throw new GenerationException(
              new Failure(Kind.AUTHENTICATION, "HTTP 401", 1, 401, null), null);
        };
    assertThatThrownBy(() -> llm.generateOutputs(inputs("a")))
        .isInstanceOf(GenerationException.class)
        .hasMessage("HTTP 401");
    assertThat(tries[0]).isEqualTo(1);
  }

  @Test
  void kwargsAreCheckedBeforeAnythingIsSubmitted() throws IOException {
    BatchLLM llm = llm();
    assertThatThrownBy(
            () -> llm.generateOutputs(inputs("a"), 1, BatchLLMKwargs.builder().tone(-1).build()))
        .isInstanceOf(ConfigException.class);
    assertThat(llm.desk().batches()).isEmpty();
  }

  @Test
  void noInputsAreAMistake() {
    assertThatThrownBy(() -> llm().generateOutputs(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void kwargsOfTheCallGoIntoTheRequests() {
    BatchLLM llm = llm();
    BatchLLMKwargs loud = BatchLLMKwargs.builder().tone(3).build();
    assertThatThrownBy(() -> llm.generateOutputs(inputs("a"), 1, loud))
        .isInstanceOf(OfflineBatchNotFinishedException.class);
    assertThat(texts(llm.generateOutputs(inputs("a"), 1, loud))).containsExactly("a in tone 3!");
  }

  @Test
  void untilDoneItIsAskedAgainAtGrowingIntervalsUpToTheOneThatIsSet() {
    BatchLLM llm =
        BatchLLMBuilder.create()
            .place(folder.resolve("desk"))
            .useOfflineBatchGeneration(true)
            .offlineBatchGenerationBlockUntilDone(60)
            .build();
    llm.desk().looks = 8;
    try (JumpingTime time = new JumpingTime()) {
      llm.batchTime = time;
      List<Long> looks = new ArrayList<>();
      llm.desk().hook =
          step -> {
            if (step.equals("look") || step.equals("created")) {
              looks.add(time.nanoTime());
            }
          };
      assertThat(texts(llm.generateOutputs(inputs("a")))).containsExactly("a!");
      List<Double> waits =
          IntStream.range(1, looks.size())
              .mapToObj(i -> (looks.get(i) - looks.get(i - 1)) / 1e9)
              .toList();
      assertThat(waits).hasSize(8);
      assertThat(waits.get(0)).isBetween(9.0, 10.0);
      assertThat(waits.get(1)).isBetween(13.5, 15.0);
      assertThat(waits.get(7)).isBetween(54.0, 60.0);
    }
  }

  @Test
  void aProviderThatIsDownForAWhileIsWaitedForToo() {
    BatchLLM llm =
        BatchLLMBuilder.create()
            .place(folder.resolve("desk"))
            .useOfflineBatchGeneration(true)
            .offlineBatchGenerationBlockUntilDone(60)
            .maxRetries(0)
            .build();
    try (JumpingTime time = new JumpingTime()) {
      llm.batchTime = time;
      int[] looks = {0};
      llm.desk().hook =
          step -> {
            if (step.equals("look") && ++looks[0] < 20) {
              throw new UncheckedIOException(new IOException("connection refused"));
            }
          };
      assertThat(texts(llm.generateOutputs(inputs("a")))).containsExactly("a!");
    }
  }

  @Test
  void howFarBatchesAreIsSeenWhileTheyAreWaitedFor() {
    BatchLLM llm =
        BatchLLMBuilder.create()
            .place(folder.resolve("desk"))
            .useOfflineBatchGeneration(true)
            .offlineBatchGenerationBlockUntilDone(60)
            .build();
    llm.desk().looks = 3;
    llm.desk().maxRequests = 2;
    try (JumpingTime time = new JumpingTime()) {
      llm.batchTime = time;
      List<String> seen = new ArrayList<>();
      llm.desk().hook =
          step -> {
            if (step.equals("look")) {
              llm.batchesUnderWay().forEach(each -> seen.add(each.id() + " " + each.standing()));
            }
          };
      llm.generateOutputs(inputs("a", "b", "c"));
      assertThat(seen.subList(0, 6))
          .containsExactly(
              "batch_0 submitted",
              "batch_1 submitted",
              "batch_0 in progress",
              "batch_1 submitted",
              "batch_0 in progress",
              "batch_1 in progress");
    }
    assertThat(llm.batchesUnderWay()).isEmpty();
  }

  @Test
  void anInterruptEndsTheWaitAtOnceWithTheIds() throws InterruptedException {
    BatchLLM llm = waiting();
    List<Throwable> thrown = new ArrayList<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                llm.generateOutputs(inputs("a"));
              } catch (OfflineBatchNotFinishedException e) {
                thrown.add(e);
              }
            });
    onceItWaits(llm, caller::interrupt);
    caller.start();
    caller.join();
    assertThat(thrown).hasSize(1);
    assertThat(llm.jobsIds()).containsExactly("batch_0");
  }

  /** What a call throws that waits for batches while another thread does something to the LLM. */
  private static Throwable thrownBy(LLM llm, List<Input> inputs) throws InterruptedException {
    List<Throwable> thrown = new ArrayList<>();
    Thread caller =
        new Thread(
            () -> {
              Throwable end = catchThrowable(() -> llm.generateOutputs(inputs));
              thrown.add(end);
              if (Thread.currentThread().isInterrupted()) {
                thrown.add(new AssertionError("the thread is interrupted"));
              }
            });
    caller.start();
    caller.join();
    assertThat(thrown).hasSize(1);
    return thrown.get(0);
  }

  private BatchLLM waiting() {
    BatchLLM llm =
        BatchLLMBuilder.create()
            .place(folder.resolve("desk"))
            .useOfflineBatchGeneration(true)
            .offlineBatchGenerationBlockUntilDone(3600)
            .build();
    llm.desk().looks = 100;
    return llm;
  }

  /** While a batch is asked for, an interrupt would meet the provider, and not the wait. */
  private static void onceItWaits(BatchLLM llm, Runnable deed) {
    ManualTime still = new ManualTime();
    llm.batchTime = still;
    new Thread(
            () -> {
              while (still.pending() == 0) {
                Thread.onSpinWait();
              }
              deed.run();
            })
        .start();
  }

  @Test
  void closingTheLlmEndsTheWaitAtOnceWithTheIds() throws InterruptedException {
    BatchLLM llm = waiting();
    onceItWaits(llm, llm::close);
    assertThat(thrownBy(llm, inputs("a")))
        .isInstanceOf(OfflineBatchNotFinishedException.class)
        .hasMessage("not finished yet: offline batch batch_0");
    assertThat(llm.jobsIds()).containsExactly("batch_0");
  }

  @Test
  void unloadingTheLlmBeforeABatchWasSubmittedIsTold() throws InterruptedException {
    BatchLLM llm = waiting();
    llm.desk().hook =
        step -> {
          if (step.equals("upload")) {
            llm.unload();
            throw new UncheckedIOException(new IOException("connection reset"));
          }
        };
    assertThat(thrownBy(llm, inputs("a")))
        .isInstanceOf(GenerationException.class)
        .hasMessage("BatchLLM was unloaded before a batch was submitted");
  }

  @Test
  void anLlmThatWasUnloadedWhileItWaitedGoesOnOnceItIsAskedAgain() throws InterruptedException {
    BatchLLM llm = waiting();
    onceItWaits(llm, llm::unload);
    assertThat(thrownBy(llm, inputs("a"))).isInstanceOf(OfflineBatchNotFinishedException.class);
    llm.desk().looks = 1;
    assertThat(texts(llm.generateOutputs(inputs("a")))).containsExactly("a!");
  }

  @Test
  void aStreamOfInputsIsRefused() {
    assertThatThrownBy(() -> llm().generateOutputs(inputs("a").iterator(), 1))
        .isInstanceOf(UnsupportedCapabilityException.class)
        .hasMessage(
            "offline batch generation takes a list of inputs, not a stream of them: call"
                + " generateOutputs of this BatchLLM with a list, or set"
                + " use_offline_batch_generation to false");
  }

  // Splitting.

  @Test
  void requestsAreSplitByTheirNumber() throws IOException {
    BatchLLM llm = llm();
    llm.desk().maxRequests = 3;
    assertThat(submit(llm, numbered(7), 1)).containsExactly("batch_0", "batch_1", "batch_2");
    assertThat(llm.desk().sizes()).containsExactly(3, 3, 1);
    assertThat(texts(llm.generateOutputs(numbered(7))))
        .containsExactly("p0!", "p1!", "p2!", "p3!", "p4!", "p5!", "p6!");
  }

  @Test
  void requestsAreSplitByTheirBytes() throws IOException {
    BatchLLM llm = llm();
    llm.desk().maxBytes = 100;
    List<String> unused = submit(llm, numbered(5), 1);
    assertThat(llm.desk().sizes()).containsExactly(2, 2, 1);
  }

  @Test
  void aRequestThatIsTooLongForAnyBatchFailsAlone() {
    BatchLLM llm = llm();
    llm.desk().maxBytes = 100;
    List<GenerateOutput> outputs = answered(llm, "a", "x".repeat(100), "b");
    assertThat(texts(outputs)).containsExactly("a!", null, "b!");
    assertThat(error(outputs.get(1)))
        .isEqualTo(
            Failure.of(
                Kind.BAD_REQUEST,
                "the request has 102 bytes, and a batch takes 100 with what is around it; shorten"
                    + " the input"));
  }

  @Test
  void anInputThatCannotBeARequestFailsAlone() {
    List<GenerateOutput> outputs = answered(llm(), "a", "bad:", "b");
    assertThat(texts(outputs)).containsExactly("a!", null, "b!");
    assertThat(error(outputs.get(1))).isEqualTo(Failure.of(Kind.BAD_INPUT, "cannot be asked"));
  }

  @Test
  void uploadedFilesAreRemovedAfterFetching() throws IOException {
    BatchLLM llm = llm();
    List<String> unused = submit(llm, inputs("a"), 1);
    assertThat(llm.desk().uploads()).hasSize(1);
    llm.generateOutputs(inputs("a"));
    assertThat(llm.desk().uploads()).isEmpty();
  }

  // Every end of a batch.

  @Test
  void aRowThatFailedKeepsItsPlaceWithItsReason() {
    List<GenerateOutput> outputs = answered(llm(), "a", "fail:", "b");
    assertThat(texts(outputs)).containsExactly("a!", null, "b!");
    assertThat(error(outputs.get(1)))
        .isEqualTo(new Failure(Kind.BAD_REQUEST, "refused", 1, 400, "req_1"));
  }

  @Test
  void aRowThatIsMissingKeepsItsPlace() {
    List<GenerateOutput> outputs = answered(llm(), "a", "lose:", "b");
    assertThat(texts(outputs)).containsExactly("a!", null, "b!");
    assertThat(error(outputs.get(1)))
        .isEqualTo(Failure.of(Kind.INCOMPLETE, "no answer to it in the results of batch batch_0"));
  }

  @Test
  void aRowThatCannotBeReadKeepsItsPlace() {
    List<GenerateOutput> outputs = answered(llm(), "a", "torn:", "b");
    assertThat(texts(outputs)).containsExactly("a!", null, "b!");
    assertThat(error(outputs.get(1)))
        .isEqualTo(
            Failure.of(
                Kind.INCOMPLETE,
                "no answer to it in the results of batch batch_0, of which 1 lines cannot be"
                    + " read"));
  }

  @Test
  void twoDifferentRowsOfOneRequestAreNoAnswer() {
    List<GenerateOutput> outputs = answered(llm(), "a", "twice:", "b");
    assertThat(texts(outputs)).containsExactly("a!", null, "b!");
    assertThat(error(outputs.get(1)))
        .isEqualTo(
            Failure.of(
                Kind.MALFORMED,
                "several and different answers to it in the results of batch batch_0"));
  }

  @Test
  void theSameRowTwiceIsOneAnswer() {
    assertThat(texts(answered(llm(), "a", "same:", "b"))).containsExactly("a!", "same:!", "b!");
  }

  @Test
  void aRowThatAnswersNoRequestIsLeftOut() {
    assertThat(texts(answered(llm(), "a", "strange:", "b")))
        .containsExactly("a!", "strange:!", "b!");
  }

  @Test
  void whatAnExpiredBatchLeftIsSentAgainAndNothingElse() throws IOException {
    BatchLLM llm = llm();
    List<Input> inputs = inputs("a", "expire:", "late:", "fail:", "b");
    List<String> unused = submit(llm, inputs, 1);
    assertThat(submit(llm, inputs, 1)).containsExactly("batch_0", "batch_1");
    assertThat(llm.desk().sizes()).containsExactly(5, 2);
    assertThat(texts(llm.generateOutputs(inputs)))
        .containsExactly("a!", "expire:!", "late:!", null, "b!");
  }

  @Test
  void aProcessWithTheIdsAloneSendsAgainWhatAnExpiredBatchLeft() throws IOException {
    List<Input> inputs = inputs("a", "expire:", "late:", "b");
    BatchLLM llm = llm();
    List<String> unused = submit(llm, inputs, 1);
    BatchLLM second = (BatchLLM) LLM.fromYaml(llm.toYaml());
    assertThat(submit(second, inputs, 1)).containsExactly("batch_0", "batch_1");
    LLM third = LLM.fromYaml(second.toYaml());
    assertThat(texts(third.generateOutputs(inputs)))
        .containsExactly("a!", "expire:!", "late:!", "b!");
    assertThat(llm.desk().sizes()).containsExactly(4, 2);
  }

  @Test
  void whatIsNeverBegunIsGivenUpAfterAsManyResubmissionsAsAllowed() throws IOException {
    BatchLLM llm = llm();
    List<Input> inputs = inputs("a", "never:");
    List<String> first = submit(llm, inputs, 1);
    List<String> second = submit(llm, inputs, 1);
    assertThat(second).hasSize(first.size() + 1);
    List<GenerateOutput> outputs = llm.generateOutputs(inputs);
    assertThat(texts(outputs)).containsExactly("a!", null);
    assertThat(error(outputs.get(1)))
        .isEqualTo(Failure.of(Kind.CANCELLED, "the batch ended before it: time was up"));
  }

  @Test
  void nothingIsSentAgainWhereNoResubmissionIsAllowed() throws IOException {
    BatchLLM llm =
        BatchLLMBuilder.create()
            .place(folder.resolve("desk"))
            .useOfflineBatchGeneration(true)
            .offlineBatchMaxResubmissions(0)
            .build();
    assertThat(texts(answered(llm, "a", "expire:"))).containsExactly("a!", null);
    assertThat(llm.desk().batches()).hasSize(1);
  }

  @Test
  void aBatchThatFailsItsValidationIsToldWithTheProvidersLineAndForgotten() {
    BatchLLM llm = llm();
    List<String> unused = submit(llm, inputs("a", "refuse:"), 1);
    assertThatThrownBy(() -> llm.generateOutputs(inputs("a", "refuse:")))
        .isInstanceOf(GenerationException.class)
        .hasMessage("the provider refused batch batch_0: line 2: the body is none [invalid_body]");
    assertThat(llm.jobsIds()).isEmpty();
    assertThat(submit(llm, inputs("a"), 1)).containsExactly("batch_1");
  }

  @Test
  void oneOfSeveralBatchesThatFailsItsValidationTakesItsOwnRowsAlone() {
    BatchLLM llm = llm();
    llm.desk().maxRequests = 2;
    List<GenerateOutput> outputs = answered(llm, "a", "b", "refuse:", "c", "d");
    assertThat(texts(outputs)).containsExactly("a!", "b!", null, null, "d!");
    assertThat(error(outputs.get(3)))
        .isEqualTo(
            Failure.of(
                Kind.BAD_REQUEST,
                "the provider refused batch batch_1: line 2: the body is none [invalid_body]"));
  }

  // Lost answers.

  private static void failOnce(BatchLLM llm, String at) {
    boolean[] failed = {false};
    llm.desk().hook =
        step -> {
          if (step.equals(at) && !failed[0]) {
            failed[0] = true;
            throw new UncheckedIOException(new IOException("connection reset"));
          }
        };
  }

  @Test
  void aLostAnswerToCreateIsLookedForAndNotAskedForAgain() throws IOException {
    for (boolean modern : new boolean[] {true, false}) {
      Path place = folder.resolve("desk-" + modern);
      BatchLLM llm = BatchLLMBuilder.create().place(place).useOfflineBatchGeneration(true).build();
      llm.desk().modern = modern;
      failOnce(llm, "created");
      try (JumpingTime time = new JumpingTime()) {
        llm.batchTime = time;
        assertThat(submit(llm, inputs("a"), 1)).containsExactly("batch_0");
      }
      assertThat(texts(llm.generateOutputs(inputs("a")))).containsExactly("a!");
      assertThat(llm.desk().batches()).hasSize(1);
    }
  }

  @Test
  void aBatchThatOnlyLooksLikeTheLostOneIsNotTaken() throws IOException {
    BatchLLM other = llm();
    other.desk().modern = false;
    List<String> unused = submit(other, inputs("x"), 1);
    BatchLLM llm = llm();
    llm.desk().modern = false;
    failOnce(llm, "create");
    try (JumpingTime time = new JumpingTime()) {
      llm.batchTime = time;
      assertThat(submit(llm, inputs("a"), 1)).containsExactly("batch_0");
      assertThat(submit(llm, inputs("a"), 1)).containsExactly("batch_1");
      assertThat(texts(llm.generateOutputs(inputs("a")))).containsExactly("a!");
    }
    assertThat(texts(other.generateOutputs(inputs("x")))).containsExactly("x!");
  }

  private static void refuseOnce(BatchLLM llm, Kind kind, int status) {
    boolean[] refused = {false};
    llm.desk().hook =
        step -> {
          if (step.equals("create") && !refused[0]) {
            refused[0] = true;
            throw new GenerationException(
                new Failure(kind, "HTTP " + status, 1, status, null), null);
          }
        };
  }

  /** An LLM whose provider keeps no metadata and has a batch of another one's of the same size. */
  private BatchLLM beside() {
    BatchLLM other = llm();
    other.desk().modern = false;
    List<String> unused = submit(other, inputs("x"), 1);
    BatchLLM llm = llm();
    llm.desk().modern = false;
    return llm;
  }

  @Test
  void aCreationThatWasRefusedForNowIsNotLookedForAmongTheBatchesOfOthers() {
    BatchLLM llm = beside();
    refuseOnce(llm, Kind.RATE_LIMIT, 429);
    try (JumpingTime time = new JumpingTime()) {
      llm.batchTime = time;
      assertThat(submit(llm, inputs("a"), 1)).containsExactly("batch_1");
    }
  }

  @Test
  void aCreationThatWasRefusedForTheKeyIsNotLookedForAmongTheBatchesOfOthers() {
    BatchLLM llm = beside();
    refuseOnce(llm, Kind.AUTHENTICATION, 401);
    assertThatThrownBy(() -> llm.generateOutputs(inputs("a"))).hasMessage("HTTP 401");
    assertThat(submit(llm, inputs("a"), 1)).containsExactly("batch_1");
  }

  @Test
  void aCreationThatMayHaveBeenLostIsLookedForThoughTheNextOneWasRefused() {
    BatchLLM llm = llm();
    llm.desk().modern = false;
    List<String> steps = new ArrayList<>();
    llm.desk().hook =
        step -> {
          steps.add(step);
          if (steps.size() == 1) {
            throw new UncheckedIOException(new IOException("connection reset"));
          } else if (steps.size() == 3) {
            throw new GenerationException(
                new Failure(Kind.RATE_LIMIT, "HTTP 429", 1, 429, null), null);
          }
        };
    try (JumpingTime time = new JumpingTime()) {
      llm.batchTime = time;
      List<String> unused = submit(llm, inputs("a"), 1);
    }
    assertThat(steps).containsExactly("create", "list", "create", "list", "create", "created");
  }

  @Test
  void aFileWhoseUploadWasNotAnsweredIsUsed() throws IOException {
    BatchLLM llm = llm();
    failOnce(llm, "uploaded");
    int[] uploads = {0};
    var failing = llm.desk().hook;
    llm.desk().hook =
        step -> {
          uploads[0] += step.equals("upload") ? 1 : 0;
          failing.accept(step);
        };
    try (JumpingTime time = new JumpingTime()) {
      llm.batchTime = time;
      List<String> unused = submit(llm, inputs("a"), 1);
    }
    assertThat(uploads[0]).isEqualTo(1);
    assertThat(llm.desk().uploads()).hasSize(1);
  }

  @Test
  void aDownloadThatBreaksOffIsBegunAnew() {
    BatchLLM llm = llm();
    List<String> unused = submit(llm, inputs("a", "b", "c"), 1);
    failOnce(llm, "half");
    try (JumpingTime time = new JumpingTime()) {
      llm.batchTime = time;
      assertThat(texts(llm.generateOutputs(inputs("a", "b", "c"))))
          .containsExactly("a!", "b!", "c!");
    }
  }

  @Test
  void aCallThatEndsWhileAnswersAreGivenGivesThemAllTheNextTime() throws IOException {
    try (AnswerJournal journal = AnswerJournal.open(folder.resolve("journal"))) {
      List<Input> inputs = numbered(600);
      BatchLLM llm = llm();
      llm.keepBatchesIn(folder.resolve("state"));
      llm.keepAnswersIn(journal.answers());
      List<String> unused = submit(llm, inputs, 1);
      int[] given = {0};
      assertThatThrownBy(
              () ->
                  llm.offlineBatchGenerate(
                      inputs,
                      1,
                      output -> {
                        if (++given[0] == 200) {
                          throw new IllegalStateException("the end");
                        }
                      }))
          .hasMessage("the end");
      BatchLLM next = llm();
      next.keepBatchesIn(folder.resolve("state"));
      Answers answers = journal.answers();
      next.keepAnswersIn(answers);
      assertThat(texts(next.generateOutputs(inputs))).hasSize(600).doesNotContainNull();
      assertThat(answers.given().calls()).isBetween(200L, 600L);
      assertThat(next.desk().batches()).hasSize(1);
    }
  }

  @Test
  void whatTheJournalHoldsIsNotAskedForAgain() throws IOException {
    try (AnswerJournal journal = AnswerJournal.open(folder.resolve("journal"))) {
      BatchLLM llm = llm();
      llm.keepAnswersIn(journal.answers());
      assertThat(texts(answered(llm, "a", "b", "a"))).containsExactly("a!", "b!", "a!");
      BatchLLM next = llm();
      next.keepAnswersIn(journal.answers());
      assertThat(texts(answered(next, "a", "c", "b", "a", "a")))
          .containsExactly("a!", "c!", "b!", "a!", "a!");
      assertThat(next.desk().sizes()).containsExactly(3, 2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void retriesEndWhereMaxRetriesSaysAndDoNotBeginAnew(int retries) {
    BatchLLM llm =
        BatchLLMBuilder.create()
            .place(folder.resolve("desk"))
            .useOfflineBatchGeneration(true)
            .maxRetries(retries)
            .build();
    int[] tries = {0};
    llm.desk().hook =
        step -> {
          if (step.equals("create")) {
            tries[0]++;
            throw new UncheckedIOException(new IOException("connection reset"));
          }
        };
    try (JumpingTime time = new JumpingTime()) {
      llm.batchTime = time;
      assertThatThrownBy(() -> llm.generateOutputs(inputs("a")))
          .isInstanceOf(GenerationException.class);
    }
    assertThat(tries[0]).isEqualTo(retries + 1);
  }

  // A provider whose queue is full.

  private BatchLLM crowded(int queue) {
    BatchLLM llm = llm();
    llm.desk().maxRequests = 2;
    llm.desk().queue = queue;
    return llm;
  }

  private static List<@Nullable String> untilThere(LLM llm, List<Input> inputs) {
    while (true) {
      try {
        return texts(llm.generateOutputs(inputs));
      } catch (OfflineBatchNotFinishedException e) {
        // Again.
      }
    }
  }

  @Test
  void batchesForWhichTheQueueHasNoRoomAreSentAgainOnceThereIs() {
    assertThat(untilThere(crowded(2), numbered(7)))
        .containsExactly("p0!", "p1!", "p2!", "p3!", "p4!", "p5!", "p6!");
  }

  @Test
  void theirFilesAreNotUploadedAgainAndGoneInTheEnd() throws IOException {
    BatchLLM llm = crowded(2);
    int[] uploads = {0};
    llm.desk().hook = step -> uploads[0] += step.equals("upload") ? 1 : 0;
    List<@Nullable String> unused = untilThere(llm, numbered(7));
    assertThat(uploads[0]).isEqualTo(4);
    assertThat(llm.desk().uploads()).isEmpty();
  }

  @Test
  void oneIsSentForEachThatHasEnded() throws IOException {
    BatchLLM llm = crowded(4);
    llm.desk().looks = 2;
    List<String> first = submit(llm, numbered(10), 1);
    assertThat(first).hasSize(5);
    List<String> second = submit(llm, numbered(10), 1);
    assertThat(second).as("two are under way, and three wait").isEqualTo(first);
    List<String> third = submit(llm, numbered(10), 1);
    assertThat(third).contains("batch_5", "batch_6").doesNotContain("batch_7");
    assertThat(llm.desk().batches()).hasSize(7);
  }

  @Test
  void aProviderWithoutUploadsIsSentTheRequestsAgain() {
    BatchLLM llm = crowded(2);
    llm.desk().modern = false;
    assertThat(untilThere(llm, numbered(5))).containsExactly("p0!", "p1!", "p2!", "p3!", "p4!");
  }

  @Test
  void limitsThatWereLoweredMeanwhileHoldForWhatIsSentAgain() throws IOException {
    BatchLLM llm = crowded(3);
    llm.desk().maxRequests = 4;
    List<String> unused = submit(llm, numbered(6), 1);
    llm.desk().maxRequests = 1;
    assertThat(untilThere(llm, numbered(6)))
        .containsExactly("p0!", "p1!", "p2!", "p3!", "p4!", "p5!");
    assertThat(llm.desk().sizes().subList(0, 6)).containsExactly(4, 2, 1, 1, 1, 1);
  }

  @Test
  void thatTheQueueIsFullIsSaidWithTheProvidersWords() {
    BatchLLM llm = crowded(1);
    List<String> unused = submit(llm, inputs("a", "b"), 1);
    assertThatThrownBy(() -> llm.generateOutputs(inputs("a", "b")))
        .isInstanceOf(OfflineBatchNotFinishedException.class)
        .hasMessage(
            "not finished yet: offline batch batch_1 (submitted again, for the provider's queue was"
                + " full: 2 may wait [token_limit_exceeded])");
  }

  @Test
  void aBatchThatTheQueueDoesNotTakeWithinADayIsGivenUp() {
    BatchLLM llm =
        BatchLLMBuilder.create()
            .place(folder.resolve("desk"))
            .useOfflineBatchGeneration(true)
            .offlineBatchGenerationBlockUntilDone(600)
            .build();
    llm.desk().queue = 0;
    try (JumpingTime time = new JumpingTime()) {
      llm.batchTime = time;
      assertThatThrownBy(() -> llm.generateOutputs(inputs("a")))
          .isInstanceOf(GenerationException.class)
          .hasMessageEndingWith(": 2 may wait [token_limit_exceeded]");
      assertThat(time.nanoTime() / 3.6e12).isBetween(23.9, 24.5);
    }
  }

  @Test
  void aProcessWithTheIdsAloneSendsAgainWhatTheQueueHadNoRoomFor() throws IOException {
    BatchLLM llm = crowded(2);
    List<String> unused = submit(llm, numbered(4), 1);
    List<@Nullable String> texts = List.of();
    BatchLLM next = llm;
    while (texts.isEmpty()) {
      next = (BatchLLM) LLM.fromYaml(next.toYaml());
      next.desk().maxRequests = 2;
      next.desk().queue = 2;
      try {
        texts = texts(next.generateOutputs(numbered(4)));
      } catch (OfflineBatchNotFinishedException e) {
        // Again.
      }
    }
    assertThat(texts).containsExactly("p0!", "p1!", "p2!", "p3!");
    assertThat(llm.desk().batches()).hasSize(3);
  }

  private static void refuse(BatchLLM llm, int from) {
    int[] created = {0};
    llm.desk().hook =
        step -> {
          if (step.equals("create") && created[0]++ >= from) {
            throw new GenerationException(
                new Failure(Kind.RATE_LIMIT, "HTTP 429", 1, 429, null), null);
          }
        };
  }

  @Test
  void whatIsRefusedAtItsCreationSinceTheProviderIsBusyWaitsForTheNextCall() {
    BatchLLM llm = crowded(100);
    refuse(llm, 1);
    try (JumpingTime time = new JumpingTime()) {
      llm.batchTime = time;
      assertThat(submit(llm, numbered(5), 1)).containsExactly("batch_0");
      llm.desk().hook = step -> {};
      assertThat(untilThere(llm, numbered(5))).containsExactly("p0!", "p1!", "p2!", "p3!", "p4!");
    }
  }

  @Test
  void whereNothingCouldBeSubmittedSinceTheProviderIsBusyTheCallFails() {
    BatchLLM llm = crowded(100);
    refuse(llm, 0);
    try (JumpingTime time = new JumpingTime()) {
      llm.batchTime = time;
      assertThatThrownBy(() -> llm.generateOutputs(numbered(5)))
          .isInstanceOf(GenerationException.class)
          .hasMessage("HTTP 429");
    }
  }

  // What else may come.

  @Test
  void aRowOfARequestOfAnotherBatchIsLeftOut() {
    BatchLLM llm = llm();
    llm.desk().maxRequests = 2;
    assertThat(texts(answered(llm, "usurp:", "b", "c", "d")))
        .containsExactly("usurp:!", "b!", "c!", "d!");
  }

  @Test
  void anotherNumberOfGenerationsIsAnotherQuestion() {
    BatchLLM llm = llm();
    List<String> unused = submit(llm, inputs("a"), 2);
    assertThatThrownBy(() -> llm.generateOutputs(inputs("a"), 3))
        .isInstanceOf(GenerationException.class)
        .hasMessage(
            "the offline batches batch_0 are those of other inputs, other generation_kwargs or"
                + " another number of generations; ask with the same ones again, or make the LLM"
                + " without its jobs_ids to begin anew");
  }

  @Test
  void aBatchIsFoundWhateverTheClockOfThisMachineSays() throws IOException {
    BatchLLM llm = llm();
    llm.desk().behind = Duration.ofHours(14);
    failOnce(llm, "created");
    try (JumpingTime time = new JumpingTime()) {
      llm.batchTime = time;
      assertThat(submit(llm, inputs("a"), 1)).containsExactly("batch_0");
    }
    assertThat(llm.desk().batches()).hasSize(1);
  }

  @Test
  void resultsThatWereDeletedAreFetchedAgain() throws IOException {
    BatchLLM llm = llm();
    llm.keepBatchesIn(folder.resolve("state"));
    llm.desk().maxRequests = 1;
    List<String> unused = submit(llm, inputs("a", "b"), 1);
    llm.lookAtBatches(true);
    Files.delete(folder.resolve("state").resolve("results-1.jsonl"));
    assertThat(texts(llm.generateOutputs(inputs("a", "b")))).containsExactly("a!", "b!");
  }

  @Test
  void filesOfRequestsWithoutARecordAreWrittenAnew() throws IOException {
    Path state = Files.createDirectories(folder.resolve("state"));
    Files.writeString(
        state.resolve("requests-0.jsonl"), "0123456789abcdefghij-0_000000-0\t1\tx\nto");
    Files.writeString(state.resolve("requests-1.jsonl.tmp"), "rn");
    BatchLLM llm = llm();
    llm.keepBatchesIn(state);
    assertThat(texts(answered(llm, "a", "b"))).containsExactly("a!", "b!");
    assertThat(llm.desk().sizes()).containsExactly(2);
  }

  @Test
  void requestsThatWereDeletedBeforeTheyWereSentAreWrittenAgain() throws IOException {
    BatchLLM llm = llm();
    llm.keepBatchesIn(folder.resolve("state"));
    llm.desk().hook =
        step -> {
          throw new GenerationException(
              new Failure(Kind.AUTHENTICATION, "HTTP 401", 1, 401, null), null);
        };
    assertThatThrownBy(() -> llm.generateOutputs(inputs("a", "b"))).hasMessage("HTTP 401");
    Files.delete(folder.resolve("state").resolve("requests-0.jsonl"));
    llm.desk().hook = step -> {};
    assertThat(texts(answered(llm, "a", "b"))).containsExactly("a!", "b!");
    assertThat(llm.desk().sizes()).containsExactly(2);
  }

  @Test
  void requestsThatWereDeletedAfterALostCreationAreNotSentAgain() throws IOException {
    BatchLLM llm = llm();
    llm.keepBatchesIn(folder.resolve("state"));
    llm.desk().modern = false;
    boolean[] down = {false};
    llm.desk().hook =
        step -> {
          down[0] |= step.equals("created");
          if (down[0]) {
            throw new UncheckedIOException(new IOException("connection reset"));
          }
        };
    try (JumpingTime time = new JumpingTime()) {
      llm.batchTime = time;
      assertThatThrownBy(() -> llm.generateOutputs(inputs("a", "b")))
          .isInstanceOf(GenerationException.class);
    }
    Files.delete(folder.resolve("state").resolve("requests-0.jsonl"));
    llm.desk().hook = step -> {};
    assertThat(submit(llm, inputs("a", "b"), 1)).containsExactly("batch_0");
    assertThat(texts(llm.generateOutputs(inputs("a", "b")))).containsExactly("a!", "b!");
    assertThat(llm.desk().sizes()).containsExactly(2);
  }

  @Test
  void whatWasNeverSubmittedIsSentByAProcessThatHasTheIdsAlone() {
    BatchLLM llm = llm();
    llm.desk().maxRequests = 2;
    int[] created = {0};
    llm.desk().hook =
        step -> {
          if (step.equals("create") && created[0]++ == 2) {
            throw new GenerationException(
                new Failure(Kind.AUTHENTICATION, "HTTP 401", 1, 401, null), null);
          }
        };
    assertThatThrownBy(() -> llm.generateOutputs(numbered(7))).hasMessage("HTTP 401");
    assertThat(llm.jobsIds()).containsExactly("batch_0", "batch_1");
    LLM other = LLM.fromYaml(llm.toYaml());
    assertThat(untilThere(other, numbered(7)))
        .containsExactly("p0!", "p1!", "p2!", "p3!", "p4!", "p5!", "p6!");
  }

  @Test
  void cancellingEndsWhatWasNotSubmittedToo() throws IOException {
    BatchLLM llm = llm();
    llm.keepBatchesIn(folder.resolve("state"));
    llm.desk().maxRequests = 1;
    int[] created = {0};
    llm.desk().hook =
        step -> {
          if (step.equals("create") && created[0]++ == 1) {
            throw new GenerationException(
                new Failure(Kind.AUTHENTICATION, "HTTP 401", 1, 401, null), null);
          }
        };
    assertThatThrownBy(() -> llm.generateOutputs(inputs("a", "b", "c"))).hasMessage("HTTP 401");
    assertThat(llm.cancelBatches())
        .extracting(KeptBatch::standing, KeptBatch::ended)
        .containsOnly(Tuple.tuple("cancelled", true), Tuple.tuple("cancelled, fetched", true));
    assertThat(KeptBatches.in(folder.resolve("state"))).allMatch(KeptBatch::ended);
  }

  @Test
  void aBatchThatOnlyLooksLikeTheLostOneIsNotCancelled() throws IOException {
    BatchLLM other = llm();
    other.desk().modern = false;
    List<String> unused = submit(other, inputs("x"), 1);
    BatchLLM llm = llm();
    llm.keepBatchesIn(folder.resolve("state"));
    llm.desk().modern = false;
    llm.desk().looks = 9;
    failOnce(llm, "create");
    try (JumpingTime time = new JumpingTime()) {
      llm.batchTime = time;
      assertThat(submit(llm, inputs("a"), 1)).containsExactly("batch_0");
      assertThat(llm.cancelBatches())
          .extracting(KeptBatch::standing)
          .containsExactly("in progress");
    }
    assertThat(texts(other.generateOutputs(inputs("x")))).containsExactly("x!");
  }
}
