package dev.retort.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.engine.JumpingTime;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a provider learns of which call is sent again. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class CallKeysTest {
  private final JumpingTime time = new JumpingTime();
  private final List<String> keys = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void close() {
    time.close();
  }

  /** An LLM that notes the key of each call, of which the first ones fail. */
  private NativeLLM llm(int failures, Kind kind, @Nullable Integer status) {
    NativeLLM llm = NativeLLMBuilder.create().maxConcurrency(1).build();
    llm.time = time;
    llm.elsewhere = Runnable::run;
    llm.dice = () -> 0;
    llm.play =
        call -> {
          keys.add(llm.idempotencyKey());
          return keys.size() <= failures
              ? CompletableFuture.failedFuture(
                  new GenerationException(new Failure(kind, "no", 1, status, null), null, null))
              : CompletableFuture.completedFuture(NativeLLM.echo(call));
        };
    return llm;
  }

  private static List<Input> inputs(int count) {
    return IntStream.range(0, count).mapToObj(i -> Input.of("q" + i)).toList();
  }

  @Test
  void eachCallHasAKeyOfItsOwnInAnotherRunToo() {
    NativeLLM llm = llm(0, Kind.SERVER, null);
    llm.generateOutputs(inputs(3), 1);
    llm.generateOutputs(inputs(3), 1);
    assertThat(keys).hasSize(6).doesNotHaveDuplicates();
  }

  @Test
  void outputsAsTheyAreCompletedGiveEachCallAKeyOfItsOwnToo() {
    NativeLLM llm = llm(0, Kind.SERVER, null);
    try (CompletedOutputs outputs = llm.generateOutputsAsCompleted(inputs(50).iterator(), 1)) {
      outputs.forEachRemaining(each -> {});
    }
    assertThat(keys).hasSize(50).doesNotHaveDuplicates();
  }

  @Test
  void aCallThatGotNoAnswerIsSentAgainWithItsKey() {
    llm(3, Kind.CONNECTION, null).generateOutputs(inputs(2), 1);
    assertThat(keys).hasSize(5);
    assertThat(keys.subList(0, 4)).containsOnly(keys.get(0));
    assertThat(keys.get(4)).isNotEqualTo(keys.get(0));
  }

  @Test
  void aCallThatWasAnsweredWithAFailureIsSentAgainWithAnother() {
    llm(3, Kind.SERVER, 500).generateOutputs(inputs(2), 1);
    assertThat(keys).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void aCallThatWasAnsweredWithNotNowIsSentAgainWithItsKey() {
    llm(1, Kind.SERVER, 409).generateOutputs(inputs(1), 1);
    llm(3, Kind.RATE_LIMIT, 429).generateOutputs(inputs(1), 1);
    assertThat(keys.subList(0, 2)).containsOnly(keys.get(0));
    assertThat(keys.subList(2, 4)).containsOnly(keys.get(2));
  }

  @Test
  void aCallThatIsAlwaysAnsweredWithNotNowGetsAnotherKey() {
    llm(8, Kind.RATE_LIMIT, 429).generateOutputs(inputs(1), 1);
    assertThat(keys).hasSize(9);
    assertThat(keys.subList(0, 8)).containsOnly(keys.get(0));
    assertThat(keys.get(8)).isNotEqualTo(keys.get(0));
  }

  @Test
  void aCallWithAMalformedAnswerIsSentAgainOnceWithItsKey() {
    llm(2, Kind.MALFORMED, 200).generateOutputs(inputs(1), 1);
    assertThat(keys).hasSize(3);
    assertThat(keys.get(1)).isEqualTo(keys.get(0));
    assertThat(keys.get(2)).isNotEqualTo(keys.get(0));
  }

  /** It may be a gateway's, and the attempt before may have timed out with its work done. */
  @ParameterizedTest
  @ValueSource(ints = {502, 503, 504, 529})
  void aCallThatAGatewayGivesUpIsSentAgainOnceWithItsKey(int status) {
    llm(2, Kind.SERVER, status).generateOutputs(inputs(1), 1);
    assertThat(keys).hasSize(3);
    assertThat(keys.get(1)).isEqualTo(keys.get(0));
    assertThat(keys.get(2)).isNotEqualTo(keys.get(0));
  }

  /** The keys of calls that a run which is stopped or ends has sent. */
  private List<String> keysOf(Path folder, boolean use, NativeLLM llm, List<Input> inputs, int n)
      throws IOException {
    keys.clear();
    try (AnswerJournal journal = AnswerJournal.open(folder)) {
      llm.keepAnswersIn(journal.answers(0, use));
      llm.generateOutputs(inputs, n);
    }
    return List.copyOf(keys);
  }

  private NativeLLM unanswered() {
    return llm(Integer.MAX_VALUE, Kind.CONNECTION, null);
  }

  @Test
  void aCallThatWasUnderWayAtTheEndHasItsKeyInTheNextRun(@TempDir Path folder) throws IOException {
    List<Input> inputs = List.of(Input.of("a"), Input.of("a"), Input.of("b"));
    Set<String> first = new HashSet<>(keysOf(folder, true, unanswered(), inputs, 1));
    Set<String> second = new HashSet<>(keysOf(folder, true, unanswered(), inputs, 1));
    assertThat(first).hasSize(3);
    assertThat(second).isEqualTo(first);
  }

  @Test
  void otherJournalsAndWhoUsesNoAnswersHaveOtherKeys(@TempDir Path folder) throws IOException {
    Set<String> all = new HashSet<>(keysOf(folder, true, unanswered(), inputs(2), 1));
    all.addAll(keysOf(folder.resolve("other"), true, unanswered(), inputs(2), 1));
    all.addAll(keysOf(folder, false, unanswered(), inputs(2), 1));
    all.addAll(keysOf(folder, false, unanswered(), inputs(2), 1));
    assertThat(all).hasSize(8);
  }

  @Test
  void aCallThatFailedInTheLastRunHasAnotherKeyInTheNext(@TempDir Path folder) throws IOException {
    NativeLLM failing = llm(Integer.MAX_VALUE, Kind.SERVER, 500);
    List<String> first = keysOf(folder, true, failing, inputs(1), 1);
    List<String> second = keysOf(folder, true, failing, inputs(1), 1);
    List<String> third = keysOf(folder, true, failing, inputs(1), 1);
    assertThat(first).hasSize(7);
    assertThat(Stream.of(first, second, third).flatMap(List::stream))
        .hasSize(21)
        .doesNotHaveDuplicates();
  }

  /** Makes a call that fails, and is under way again when that is counted down. */
  private NativeLLM failedAndUnderWay(CountDownLatch again) {
    NativeLLM llm = NativeLLMBuilder.create().build();
    llm.dice = () -> 0;
    llm.play =
        call -> {
          keys.add(llm.idempotencyKey());
          if (keys.size() == 1) {
            return CompletableFuture.failedFuture(
                new GenerationException(new Failure(Kind.SERVER, "no", 1, 500, null), null, null));
          }
          again.countDown();
          return new CompletableFuture<>();
        };
    return llm;
  }

  @Test
  void aCallThatWasUnderWayWithAnotherKeyAtAStopHasThatInTheNextRun(@TempDir Path folder)
      throws Exception {
    CountDownLatch again = new CountDownLatch(1);
    NativeLLM llm = failedAndUnderWay(again);
    try (AnswerJournal journal = AnswerJournal.open(folder)) {
      llm.keepAnswersIn(journal.answers());
      try (Outputs outputs = llm.generateOutputs(inputs(1).iterator(), 1)) {
        assertThat(outputs.hasNext()).isTrue();
        again.await();
      }
    }
    List<String> first = List.copyOf(keys);
    assertThat(first).hasSize(2).doesNotHaveDuplicates();
    assertThat(keysOf(folder, true, llm(0, Kind.SERVER, null), inputs(1), 1).get(0))
        .isEqualTo(first.get(1));
  }

  @Test
  void aCallThatWasUnderWayWithAnotherKeyAtAKillHasThatInTheNextRun(@TempDir Path folder)
      throws Exception {
    CountDownLatch again = new CountDownLatch(1);
    NativeLLM llm = failedAndUnderWay(again);
    AnswerJournal journal = AnswerJournal.open(folder);
    llm.keepAnswersIn(journal.answers());
    try (Outputs outputs = llm.generateOutputs(inputs(1).iterator(), 1)) {
      assertThat(outputs.hasNext()).isTrue();
      again.await();
      journal.close(); // What was given to keep is on the disk, and nothing will be.
    }
    List<String> first = List.copyOf(keys);
    assertThat(first).hasSize(2).doesNotHaveDuplicates();
    assertThat(keysOf(folder, true, llm(0, Kind.SERVER, null), inputs(1), 1).get(0))
        .isEqualTo(first.get(1));
  }

  /** Under that the provider has the answer to its first question, which is asked again first. */
  @Test
  void aCallThatFailedAsItsFormWasAskedForBeginsWithItsFirstKeyInTheNextRun(@TempDir Path folder)
      throws Exception {
    CountDownLatch again = new CountDownLatch(1);
    NativeLLM llm = NativeLLMBuilder.create().build();
    llm.dice = () -> 0;
    llm.play =
        call -> {
          keys.add(llm.idempotencyKey());
          if (keys.size() == 1) {
            return CompletableFuture.completedFuture(NativeLLM.echo(call));
          } else if (keys.size() == 2) {
            return CompletableFuture.failedFuture(
                new GenerationException(new Failure(Kind.SERVER, "no", 1, 500, null), null, null));
          }
          again.countDown();
          return new CompletableFuture<>();
        };
    List<Input> asking =
        List.of(Input.of("some").withStructuredOutput(new StructuredOutput.Regex("[0-9]+")));
    try (AnswerJournal journal = AnswerJournal.open(folder)) {
      llm.keepAnswersIn(journal.answers());
      try (Outputs outputs = llm.generateOutputs(asking.iterator(), 1)) {
        assertThat(outputs.hasNext()).isTrue();
        again.await();
      }
    }
    List<String> first = List.copyOf(keys);
    assertThat(keysOf(folder, true, llm(0, Kind.SERVER, null), asking, 1).get(0))
        .isEqualTo(first.get(0));
  }

  @Test
  void aCallWhoseAnswersHadNotTheFormHasAnotherKeyInTheNextRun(@TempDir Path folder)
      throws IOException {
    NativeLLM unfit = llm(0, Kind.SERVER, null);
    List<Input> asking =
        List.of(Input.of("some").withStructuredOutput(new StructuredOutput.Regex("[0-9]+")));
    List<String> first = keysOf(folder, true, unfit, asking, 1);
    List<String> second = keysOf(folder, true, unfit, asking, 1);
    assertThat(Stream.of(first, second).flatMap(List::stream)).hasSize(14).doesNotHaveDuplicates();
  }

  @Test
  void aCallThatWasAnsweredInPartHasAnotherKeyInTheNextRun(@TempDir Path folder)
      throws IOException {
    NativeLLM partial = llm(0, Kind.SERVER, null);
    partial.play =
        call -> {
          keys.add(partial.idempotencyKey());
          return CompletableFuture.completedFuture(GenerateOutput.of("one of two"));
        };
    List<String> first = keysOf(folder, true, partial, inputs(1), 2);
    List<String> second = keysOf(folder, true, partial, inputs(1), 2);
    assertThat(Stream.of(first, second).flatMap(List::stream)).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void eachCallOfAnInputHasItsKeyInTheNextRun(@TempDir Path folder) throws IOException {
    List<Set<String>> runs = new ArrayList<>();
    for (int run = 0; run < 2; run++) {
      keys.clear();
      SingleLLM llm = SingleLLMBuilder.create().maxRetries(0).build();
      llm.play =
          call -> {
            keys.add(llm.idempotencyKey());
            return CompletableFuture.failedFuture(new IOException("gone"));
          };
      try (AnswerJournal journal = AnswerJournal.open(folder)) {
        llm.keepAnswersIn(journal.answers());
        llm.generateOutputs(inputs(2), 3);
      }
      runs.add(new HashSet<>(keys));
    }
    assertThat(runs.get(0)).hasSize(6).isEqualTo(runs.get(1));
  }

  @Test
  void aKeySaysNothingOfWhatIsAsked(@TempDir Path folder) throws IOException {
    assertThat(keysOf(folder, true, unanswered(), inputs(1), 1).get(0))
        .matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  }

  @Test
  void whatIsKeptOfNamesIsNoAnswer(@TempDir Path folder) throws IOException {
    NativeLLM failing = llm(Integer.MAX_VALUE, Kind.SERVER, 500);
    keysOf(folder, true, failing, inputs(2), 1);
    assertThat(KnownAnswers.of(folder).size()).isZero();
    assertThat(KnownAnswers.paid(folder)).isEqualTo(new KnownAnswers.Paid(Map.of(), Map.of()));
    try (AnswerJournal journal = AnswerJournal.open(folder)) {
      assertThat(journal.size()).isZero();
    }
  }

  @Test
  void whoMakesNoCallHasTheKeyOfNone() {
    NativeLLM llm = llm(0, Kind.SERVER, null);
    llm.generateOutputs(inputs(1), 1);
    keys.add(llm.idempotencyKey());
    keys.add(llm.idempotencyKey());
    assertThat(keys).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void aCallThatBlocksHasOneToo() {
    BlockingLLM llm = BlockingLLMBuilder.create().build();
    llm.play =
        () -> {
          keys.add(llm.idempotencyKey());
          keys.add(llm.idempotencyKey());
          return GenerateOutput.of("x");
        };
    llm.generateOutputs(inputs(2), 1);
    assertThat(keys).hasSize(4);
    assertThat(keys.stream().distinct()).hasSize(2);
    llm.close();
  }
}
