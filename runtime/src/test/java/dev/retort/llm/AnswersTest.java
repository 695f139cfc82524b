package dev.retort.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.engine.Arriving;
import dev.retort.engine.ManualTime;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerateOutput.Statistics;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** LLMs of every shape that keep their answers in a real journal. */
@Timeout(300)
class AnswersTest {
  @TempDir Path folder;

  private static List<Input> inputs(String... texts) {
    return Arrays.stream(texts).map(Input::of).toList();
  }

  private static List<Input> many(int number) {
    return IntStream.range(0, number).mapToObj(i -> Input.of("input " + i % 7)).toList();
  }

  /** Some use of an LLM, with a journal opened for it. */
  private interface Use<T> {
    T of(AnswerJournal journal) throws IOException;
  }

  private <T> T opened(Use<T> use) throws IOException {
    try (AnswerJournal journal = AnswerJournal.open(folder)) {
      return use.of(journal);
    }
  }

  private List<GenerateOutput> answered(LLM llm, List<Input> inputs, int n) throws IOException {
    return opened(
        journal -> {
          llm.keepAnswersIn(journal.answers());
          return llm.generateOutputs(inputs, n);
        });
  }

  @Test
  void whatIsUnderWayAsOnErrorEndsACallIsWaitedForAndKept() throws IOException {
    NativeLLM llm = NativeLLMBuilder.create().maxRetries(0).onError(AsyncLLM.OnError.FAIL).build();
    llm.time = new ManualTime(); // What is late has four seconds, which never pass.
    CompletableFuture<GenerateOutput> late = new CompletableFuture<>();
    llm.play =
        call -> {
          if (call.text().equals("late")) {
            return late;
          }
          return CompletableFuture.failedFuture(new IOException("reset"));
        };
    llm.addListener(
        new GenerationListener() {
          @Override
          public void failed(Failed event) {
            new Thread(() -> late.complete(GenerateOutput.of("came"))).start();
          }
        });
    assertThatThrownBy(() -> answered(llm, inputs("late", "bad"), 1))
        .isInstanceOf(OnErrorException.class);
    llm.play = numbered();
    assertThat(answered(llm, inputs("late"), 1).get(0).generations()).containsExactly("came");
  }

  /** Every answer is another, so that none can be taken for another. */
  private static NativeLLM.Play numbered() {
    int[] count = {0};
    return call -> {
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < call.numGenerations(); i++) {
        synchronized (count) {
          texts.add(call.text() + " #" + count[0]++);
        }
      }
      return CompletableFuture.supplyAsync(
          () -> GenerateOutput.of(List.copyOf(texts), Statistics.of(3, 5)));
    };
  }

  @Test
  void whatWasAnsweredIsNotAskedAgain() throws IOException {
    NativeLLM first = NativeLLMBuilder.create().build();
    first.play = numbered();
    List<GenerateOutput> answers = answered(first, many(100), 3);
    NativeLLM second = NativeLLMBuilder.create().maxConcurrency(3).build();
    second.play = numbered();
    assertThat(answered(second, many(100), 3)).isEqualTo(answers);
    assertThat(first.asked).hasSize(100);
    assertThat(second.asked).isEmpty();
  }

  @Test
  void aStreamIsAnsweredFromTheJournalToo() throws IOException {
    NativeLLM llm = NativeLLMBuilder.create().build();
    llm.play = numbered();
    List<GenerateOutput> answers = answered(llm, many(100), 1);
    NativeLLM second = NativeLLMBuilder.create().build();
    List<GenerateOutput> streamed =
        opened(
            journal -> {
              second.keepAnswersIn(journal.answers());
              List<GenerateOutput> all = new ArrayList<>();
              try (Outputs outputs = second.generateOutputs(many(100).iterator(), 1)) {
                outputs.forEachRemaining(all::add);
              }
              return all;
            });
    assertThat(streamed).isEqualTo(answers);
    assertThat(second.asked).isEmpty();
  }

  @Test
  void withoutNativeNEveryCallIsKept() throws IOException {
    SingleLLM first = SingleLLMBuilder.create().build();
    first.play = numbered();
    List<GenerateOutput> two = answered(first, many(20), 2);
    SingleLLM second = SingleLLMBuilder.create().build();
    second.play = numbered();
    List<GenerateOutput> four = answered(second, many(20), 4);
    assertThat(second.asked).hasSize(40);
    for (int i = 0; i < 20; i++) {
      assertThat(four.get(i).generations().subList(0, 2)).isEqualTo(two.get(i).generations());
    }
  }

  @Test
  void whatIsMissingInTheMidstIsAskedAndNothingElse() throws IOException {
    Random random = new Random(5);
    for (int round = 0; round < 20; round++) {
      List<Input> all = IntStream.range(0, 500).mapToObj(i -> Input.of("i" + i)).toList();
      int share = random.nextInt(10);
      List<Input> some = all.stream().filter(each -> random.nextInt(10) < share).toList();
      SingleLLM first = SingleLLMBuilder.create().build();
      first.play = numbered();
      SingleLLM second = SingleLLMBuilder.create().maxConcurrency(1 + random.nextInt(4)).build();
      second.play = numbered();
      int samples = 1 + random.nextInt(3);
      Path own = folder.resolve("round" + round);
      try (AnswerJournal journal = AnswerJournal.open(own)) {
        first.keepAnswersIn(journal.answers());
        first.generateOutputs(some, samples);
      }
      try (AnswerJournal journal = AnswerJournal.open(own)) {
        second.keepAnswersIn(journal.answers());
        try (Outputs outputs = second.generateOutputs(all.iterator(), samples)) {
          for (Input each : all) {
            assertThat(outputs.next().generations())
                .hasSize(samples)
                .allMatch(text -> text.startsWith(NativeLLM.lastText(each) + " #"));
          }
        }
      }
      assertThat(second.asked).hasSize((all.size() - some.size()) * samples);
    }
  }

  @Test
  void outputsAsTheyAreCompletedComeFromTheJournalTooAndFromNowhereElse() throws IOException {
    Random random = new Random(6);
    for (int round = 0; round < 20; round++) {
      List<Input> all = IntStream.range(0, 300).mapToObj(i -> Input.of("i" + i)).toList();
      int share = random.nextInt(11);
      List<Input> some = all.stream().filter(each -> random.nextInt(10) < share).toList();
      SingleLLM first = SingleLLMBuilder.create().build();
      first.play = numbered();
      SingleLLM second = SingleLLMBuilder.create().maxConcurrency(1 + random.nextInt(4)).build();
      second.play = numbered();
      int samples = 1 + random.nextInt(3);
      List<Long> indexes = new ArrayList<>();
      try (AnswerJournal journal = AnswerJournal.open(folder.resolve("round" + round))) {
        first.keepAnswersIn(journal.answers());
        first.generateOutputs(some, samples);
        second.keepAnswersIn(journal.answers());
        try (CompletedOutputs outputs =
            second.generateOutputsAsCompleted(all.iterator(), samples)) {
          outputs.forEachRemaining(
              each -> {
                indexes.add(each.index());
                assertThat(each.output().generations())
                    .hasSize(samples)
                    .allMatch(text -> text.startsWith("i" + each.index() + " #"));
              });
        }
      }
      assertThat(indexes).hasSize(300).doesNotHaveDuplicates();
      assertThat(second.asked).hasSize((all.size() - some.size()) * samples);
    }
  }

  @Test
  void anLlmThatTakesAListIsAskedForWhatIsMissing() throws IOException {
    ListLLM llm = ListLLMBuilder.create().build();
    List<Input> asked = new ArrayList<>();
    ListLLM.Play echo = llm.play;
    llm.play =
        (inputs, n) -> {
          asked.addAll(inputs);
          return echo.answer(inputs, n);
        };
    List<GenerateOutput> some = answered(llm, inputs("a", "c"), 2);
    List<GenerateOutput> all = answered(llm, inputs("a", "b", "c"), 2);
    assertThat(asked).isEqualTo(inputs("a", "c", "b"));
    assertThat(List.of(all.get(0), all.get(2))).isEqualTo(some);
    assertThat(all.get(1).generations()).containsExactly("b", "b");
    answered(llm, inputs("a", "b", "c"), 2);
    assertThat(asked).hasSize(3);
  }

  @Test
  void aBlockingLlmKeepsItsAnswers() throws IOException {
    BlockingLLM llm = BlockingLLMBuilder.create().build();
    int[] calls = {0};
    llm.play =
        () -> {
          synchronized (calls) {
            return GenerateOutput.of("answer " + calls[0]++);
          }
        };
    List<GenerateOutput> answers = answered(llm, many(20), 1);
    assertThat(answered(llm, many(20), 1)).isEqualTo(answers);
    assertThat(calls[0]).isEqualTo(20);
  }

  @Test
  void failuresAndPartsAreAskedAgain() throws IOException {
    NativeLLM llm = NativeLLMBuilder.create().maxRetries(0).build();
    llm.play =
        call ->
            switch (call.text()) {
              case "fails" -> CompletableFuture.failedFuture(new IOException("gone"));
              case "says so" ->
                  CompletableFuture.completedFuture(
                      GenerateOutput.failed(2, Failure.of(Kind.CONTENT_FILTER, "no")));
              case "half" -> CompletableFuture.completedFuture(GenerateOutput.of("one"));
              case "null" -> CompletableFuture.completedFuture(null);
              default -> CompletableFuture.completedFuture(GenerateOutput.of("a", null));
            };
    List<Input> inputs = inputs("fails", "says so", "half", "null", "good");
    List<GenerateOutput> first = answered(llm, inputs, 2);
    assertThat(llm.asked).hasSize(5);
    assertThat(answered(llm, inputs, 2)).isEqualTo(first);
    assertThat(llm.asked.subList(5, 9))
        .extracting(Asked::text)
        .containsExactlyInAnyOrder("fails", "says so", "half", "null");
  }

  @Test
  void anAnswerWithMoreThanAskedIsKeptAsItWasGiven() throws IOException {
    NativeLLM llm = NativeLLMBuilder.create().build();
    llm.play = call -> CompletableFuture.completedFuture(GenerateOutput.of("a", "b", "c"));
    List<GenerateOutput> first = answered(llm, inputs("x"), 2);
    assertThat(answered(llm, inputs("x"), 2)).isEqualTo(first);
    assertThat(llm.asked).hasSize(1);
  }

  @Test
  void anotherKwargIsAnotherRequest() throws IOException {
    NativeLLM llm = NativeLLMBuilder.create().build();
    opened(
        journal -> {
          llm.keepAnswersIn(journal.answers());
          llm.generateOutputs(inputs("x"), 1);
          llm.generateOutputs(inputs("x"), 1, NativeLLMKwargs.builder().temperature(1.5).build());
          return null;
        });
    assertThat(llm.asked).hasSize(2);
  }

  @Test
  void whatIsGivenWithoutACallIsCounted() throws IOException {
    NativeLLM llm = NativeLLMBuilder.create().build();
    answered(llm, inputs("a", "b"), 1);
    Answers.Sum given =
        opened(
            journal -> {
              Answers answers = journal.answers();
              llm.keepAnswersIn(answers);
              llm.generateOutputs(inputs("a", "b", "c"), 1);
              return answers.given();
            });
    assertThat(given).isEqualTo(new Answers.Sum(2, 6, 0, 10));
  }

  @Test
  void whereAnswersAreNotUsedAllIsAskedAndReplaced() throws IOException {
    NativeLLM llm = NativeLLMBuilder.create().build();
    llm.play = numbered();
    answered(llm, inputs("a"), 1);
    List<GenerateOutput> fresh =
        opened(
            journal -> {
              llm.keepAnswersIn(journal.answers(0, false));
              return llm.generateOutputs(inputs("a"), 1);
            });
    assertThat(llm.asked).hasSize(2);
    assertThat(answered(llm, inputs("a"), 1)).isEqualTo(fresh);
    assertThat(llm.asked).hasSize(2);
  }

  @Test
  void anLlmThatKeepsNoneAnyMoreAsks() throws IOException {
    NativeLLM llm = NativeLLMBuilder.create().build();
    answered(llm, inputs("a"), 1);
    llm.keepAnswersIn(null);
    llm.generateOutputs(inputs("a"), 1);
    assertThat(llm.asked).hasSize(2);
  }

  @Test
  void anUnloadCancelsTheCallsUnderWay() throws Exception {
    NativeLLM llm = NativeLLMBuilder.create().build();
    CompletableFuture<GenerateOutput> never = new CompletableFuture<>();
    CompletableFuture<Void> started = new CompletableFuture<>();
    llm.play =
        call -> {
          started.complete(null);
          return never;
        };
    try (AnswerJournal journal = AnswerJournal.open(folder)) {
      llm.keepAnswersIn(journal.answers());
      CompletableFuture<Void> unloaded = started.thenRunAsync(llm::unload);
      assertThatThrownBy(() -> llm.generateOutputs(inputs("a"), 1))
          .isInstanceOf(GenerationException.class);
      unloaded.join();
    }
    assertThat(never).isCancelled();
  }

  @Test
  void anAnswerThatComesAfterTheRunWasStoppedIsKept() throws Exception {
    NativeLLM llm = NativeLLMBuilder.create().build();
    CompletableFuture<GenerateOutput> stubborn =
        new CompletableFuture<>() {
          @Override
          public boolean cancel(boolean mayInterrupt) {
            return complete(GenerateOutput.of("late"));
          }
        };
    CompletableFuture<Void> started = new CompletableFuture<>();
    llm.play =
        call -> {
          started.complete(null);
          return stubborn;
        };
    try (AnswerJournal journal = AnswerJournal.open(folder)) {
      llm.keepAnswersIn(journal.answers());
      CompletableFuture<Void> unloaded = started.thenRunAsync(llm::unload);
      assertThatThrownBy(() -> llm.generateOutputs(inputs("a"), 1))
          .isInstanceOf(GenerationException.class);
      unloaded.join();
    }
    assertThat(answered(llm, inputs("a"), 1)).containsExactly(GenerateOutput.of("late"));
  }

  /** The thread that completes a call may be held before it has brought the answer on its way. */
  @Test
  void anAnswerThatWasThereAsItsCallWasGivenUpIsKept() throws Exception {
    CompletableFuture<Void> held = new CompletableFuture<>();
    CompletableFuture<Void> gate = new CompletableFuture<>();
    CompletableFuture<GenerateOutput> stage =
        new CompletableFuture<>() {
          @Override
          public CompletableFuture<GenerateOutput> whenComplete(
              BiConsumer<? super GenerateOutput, ? super Throwable> action) {
            return super.whenComplete(
                (answer, failure) -> {
                  held.complete(null);
                  gate.join();
                  action.accept(answer, failure);
                });
          }
        };
    GenerateOutput answer = GenerateOutput.of(List.of("a"), Statistics.of(3, 5));
    CompletableFuture<Void> completed;
    Answers answers;
    try (AnswerJournal journal = AnswerJournal.open(folder)) {
      answers = journal.answers();
      CompletableFuture<GenerateOutput> call = answers.hold(1, 2, "m", 1, stage);
      completed = CompletableFuture.runAsync(() -> stage.complete(answer));
      held.join();
      call.cancel(true);
      assertThat(((Arriving) call).hasArrived()).isTrue();
    }
    try (AnswerJournal journal = AnswerJournal.open(folder)) {
      assertThat(journal.answers().find(1, 2)).isEqualTo(answer);
    }
    gate.complete(null);
    completed.join();
    assertThat(answers.undelivered()).isEqualTo(new Answers.Sum(1, 3, 0, 5));
  }

  @Test
  void anAnswerThatWasKeptJustBeforeItsCallWasGivenUpIsCounted() throws IOException {
    Answers.Sum undelivered =
        opened(
            journal -> {
              Answers answers = journal.answers();
              CompletableFuture<GenerateOutput> held =
                  answers.hold(
                      1,
                      2,
                      "m",
                      1,
                      CompletableFuture.completedFuture(
                          GenerateOutput.of(List.of("a"), Statistics.of(3, 5))));
              held.join();
              held.cancel(true);
              held.cancel(true);
              return answers.undelivered();
            });
    assertThat(undelivered).isEqualTo(new Answers.Sum(1, 3, 0, 5));
  }

  @Test
  void anAnswerThatNobodyWasGivenIsCountedByTheModelsThatWereAsked() throws IOException {
    GenerateOutput answer =
        GenerateOutput.of(
            List.of("a"),
            new Statistics(
                List.of(3),
                List.of(5),
                List.of(),
                List.of(new GenerateOutput.ModelUse("inner", true, 3, 5, 0))));
    AnswerJournal journal = AnswerJournal.open(folder);
    journal.close();
    Answers answers = journal.answers();
    assertThatThrownBy(answers.hold(1, 2, "m", 1, CompletableFuture.completedFuture(answer))::join)
        .hasCauseInstanceOf(GenerationException.class);
    assertThat(answers.undeliveredByModel())
        .containsExactly(Map.entry("inner", new Answers.Sum(1, 3, 0, 5)));
  }

  @Test
  void anAnswerThatCouldNotBeKeptIsCountedAsItWasPaidFor() throws IOException {
    AnswerJournal journal = AnswerJournal.open(folder);
    journal.close();
    Answers answers = journal.answers();
    CompletableFuture<GenerateOutput> held =
        answers.hold(
            1,
            2,
            "m",
            1,
            CompletableFuture.completedFuture(
                GenerateOutput.of(List.of("a"), Statistics.of(3, 5))));
    assertThatThrownBy(held::join).hasCauseInstanceOf(GenerationException.class);
    assertThat(answers.undelivered()).isEqualTo(new Answers.Sum(1, 3, 0, 5));
  }

  private static List<Input> asDigits(List<Input> inputs) {
    return inputs.stream()
        .map(each -> each.withStructuredOutput(new StructuredOutput.Regex("[0-9]")))
        .toList();
  }

  @Test
  void whatAListWasAnsweredBeforeItsFurtherTryWasInterruptedIsCounted() throws IOException {
    ListLLM llm = ListLLMBuilder.create().build();
    llm.play =
        (inputs, n) -> {
          if (inputs.size() == 1) {
            throw new InterruptedException();
          }
          return List.of(
              GenerateOutput.of(List.of("7"), Statistics.of(3, 5)),
              GenerateOutput.of(List.of("no"), Statistics.of(30, 50)));
        };
    Answers.Sum undelivered =
        opened(
            journal -> {
              Answers answers = journal.answers();
              llm.keepAnswersIn(answers);
              assertThatThrownBy(() -> llm.generateOutputs(asDigits(inputs("a", "b")), 1))
                  .isInstanceOf(GenerationException.class);
              return answers.undelivered();
            });
    assertThat(Thread.interrupted()).isTrue();
    assertThat(undelivered).isEqualTo(new Answers.Sum(2, 33, 0, 55));
  }

  @Test
  void whatAListWasAnsweredBeforeALaterPartThrewIsCounted() throws IOException {
    ListLLM llm = ListLLMBuilder.create().build();
    llm.play =
        (inputs, n) -> {
          if (!NativeLLM.lastText(inputs.get(0)).equals("a")) {
            throw new IllegalStateException("no");
          }
          return List.of(GenerateOutput.of(List.of("7"), Statistics.of(3, 5)));
        };
    // Enough for one input at once.
    Allowance allowance = new Allowance(BigDecimal.valueOf(400), "tokens", BigDecimal.ZERO);
    llm.spendFrom(allowance.spender((read, cached, written) -> BigDecimal.valueOf(read + written)));
    Answers.Sum undelivered =
        opened(
            journal -> {
              Answers answers = journal.answers();
              llm.keepAnswersIn(answers);
              assertThatThrownBy(() -> llm.generateOutputs(inputs("a", "b"), 1))
                  .isInstanceOf(GenerationException.class);
              return answers.undelivered();
            });
    assertThat(undelivered).isEqualTo(new Answers.Sum(1, 3, 0, 5));
  }

  @Test
  void aJournalThatCannotBeWrittenEndsTheRunAndNoItem() throws IOException {
    NativeLLM llm = NativeLLMBuilder.create().build();
    AnswerJournal journal = AnswerJournal.open(folder);
    llm.keepAnswersIn(journal.answers());
    journal.close();
    assertThatThrownBy(() -> llm.generateOutputs(inputs("a", "b"), 1))
        .isInstanceOf(GenerationException.class)
        .hasMessageContaining("the journal is closed");
    try (Outputs outputs = llm.generateOutputs(inputs("a", "b").iterator(), 1)) {
      assertThatThrownBy(outputs::next).hasMessageContaining("the journal is closed");
    }
  }

  @Test
  void noSecretIsInTheJournal() throws IOException {
    NativeLLM llm = NativeLLMBuilder.create().apiKey(Secret.of("sk-very-secret")).build();
    answered(llm, inputs("a"), 1);
    for (String name : List.of("answers.journal", ".retort.lock")) {
      String bytes =
          Files.readString(folder.resolve(name), java.nio.charset.StandardCharsets.ISO_8859_1);
      assertThat(bytes).doesNotContain("sk-very-secret");
    }
  }

  @Test
  void whatWasRepairedIsSaid() throws IOException {
    NativeLLM llm = NativeLLMBuilder.create().build();
    answered(llm, inputs("a", "b"), 1);
    Path file = folder.resolve("answers.journal");
    byte[] whole = Files.readAllBytes(file);
    int records = 16 + 28 + 17; // The head and the name come before.
    whole[records + 24] ^= 1;
    Files.write(file, Arrays.copyOf(whole, whole.length + 1));
    List<String> repairs = opened(AnswerJournal::repairs);
    int record = (whole.length - records) / 2;
    assertThat(repairs)
        .containsExactly(
            "the journal \""
                + file
                + "\" ended within a record, as a kill leaves it: its last 1 byte were taken away,"
                + " and what they answered is asked again",
            "the journal \""
                + file
                + "\" is damaged: "
                + record
                + " bytes in its midst were passed over, and what they answered is asked again; look"
                + " after that disk");
  }
}
