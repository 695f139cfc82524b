package dev.retort.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.engine.JumpingTime;
import dev.retort.engine.ManualTime;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.FinishReason;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerateOutput.Rejected;
import dev.retort.llm.GenerateOutput.Statistics;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What asking again costs, what counts it, and what is kept when it ends before its time. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class AskedAgainTest {
  private static final StructuredOutput DIGITS = new StructuredOutput.Regex("\\d+");
  private static final Input ASKING = asking("Who?");

  private final JumpingTime time = new JumpingTime();
  private final List<GenerateOutput> told = new ArrayList<>();

  @TempDir Path folder;

  @AfterEach
  void close() {
    time.close();
  }

  private static Input asking(String text) {
    return Input.of(text).withStructuredOutput(DIGITS);
  }

  private FormLLM llm(int maxRetries, FormLLM.Play play) {
    FormLLM llm = FormLLMBuilder.create().maxRetries(maxRetries).build();
    llm.time = time;
    llm.elsewhere = Runnable::run;
    llm.play = play;
    return llm;
  }

  /** Answers one output after another; what is no output is thrown. */
  private static FormLLM.Play plays(Object... each) {
    AtomicInteger calls = new AtomicInteger();
    return (input, n) ->
        each[calls.get()] instanceof GenerateOutput
            ? CompletableFuture.completedFuture((GenerateOutput) each[calls.getAndIncrement()])
            : CompletableFuture.failedFuture((Exception) each[calls.getAndIncrement()]);
  }

  private static ListLLM.Play plays(List<Object> each) {
    AtomicInteger calls = new AtomicInteger();
    return (inputs, n) -> {
      Object next = each.get(calls.getAndIncrement());
      if (next instanceof Exception e) {
        throw e;
      }
      return ((List<?>) next).stream().map(GenerateOutput.class::cast).toList();
    };
  }

  private static ListLLM list(Object... each) {
    ListLLM llm = ListLLMBuilder.create().build();
    llm.play = plays(List.of(each));
    return llm;
  }

  private static GenerateOutput said(int input, int output, String... texts) {
    return GenerateOutput.of(List.of(texts), Statistics.of(input, output));
  }

  private static GenerateOutput failing(int input, int output, Kind kind) {
    return new GenerateOutput(
        Collections.singletonList(null),
        Statistics.of(input, output),
        null,
        Failure.of(kind, "no"));
  }

  private static Allowance spending(LLM llm, long limit) {
    Allowance from = new Allowance(BigDecimal.valueOf(limit), "tokens", BigDecimal.ZERO);
    llm.spendFrom(from.spender((input, cached, output) -> BigDecimal.valueOf(input + output)));
    return from;
  }

  private static Failure error(GenerateOutput output) {
    Failure error = output.error();
    if (error == null) {
      throw new AssertionError("answered " + output);
    }
    return error;
  }

  // --- What is charged ---------------------------------------------------------------------------

  @Test
  void anEarlierTryOfAnAnswerWithAGapIsChargedOnce() {
    FormLLM llm = llm(1, plays(said(3, 5, "x"), said(10, 20, "2")));
    Allowance allowance = spending(llm, 10_000);

    GenerateOutput output = llm.generateOutputs(List.of(ASKING), 2).get(0);

    assertThat(output.generations()).containsExactly("2", null);
    assertThat(error(output).kind()).isEqualTo(Kind.INCOMPLETE);
    assertThat(output.statistics()).isEqualTo(Statistics.of(13, 25));
    assertThat(allowance.used()).isEqualByComparingTo("38");
  }

  @Test
  void whatAFailedFurtherTryTookIsCounted() {
    FormLLM llm = llm(1, plays(said(3, 5, "x"), failing(10, 20, Kind.CONTENT_FILTER)));
    Allowance allowance = spending(llm, 10_000);

    GenerateOutput output = llm.generateOutputs(List.of(ASKING), 1).get(0);

    assertThat(error(output).kind()).isEqualTo(Kind.CONTENT_FILTER);
    assertThat(output.statistics()).isEqualTo(Statistics.of(13, 25));
    assertThat(allowance.used()).isEqualByComparingTo("38");
  }

  @Test
  void aFurtherTryThatGivesNoGenerationTakesNothingAway() {
    FormLLM llm = llm(1, plays(said(3, 5, "1", "x"), said(10, 20)));

    GenerateOutput output = llm.generateOutputs(List.of(ASKING), 2).get(0);

    assertThat(output.generations()).containsExactly("1", null);
    assertThat(output.statistics()).isEqualTo(Statistics.of(13, 25));
    assertThat(error(output).kind()).isEqualTo(Kind.INCOMPLETE);
    assertThat(error(output).rejected()).extracting(Rejected::text).containsExactly("x");
  }

  /** A call that goes on whatever is done to it. */
  private static final class Unstoppable extends CompletableFuture<GenerateOutput> {
    @Override
    public CompletableFuture<GenerateOutput> toCompletableFuture() {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void theAnswerToAnAttemptThatTimedOutIsNotTakenForThatToTheNext() {
    Unstoppable first = new Unstoppable();
    FormLLM llm = llm(1, (input, n) -> first);
    llm.play =
        (input, n) -> {
          if (llm.asked.size() == 1) {
            return first;
          }
          first.complete(said(100, 200, "x"));
          return CompletableFuture.completedFuture(said(3, 5, "2"));
        };

    assertThat(llm.generateOutputs(List.of(ASKING), 1)).containsExactly(said(3, 5, "2"));
  }

  @Test
  void whatAFurtherTryThatIsSentAgainTookIsCounted() {
    FormLLM llm = llm(1, plays(said(3, 5, "x"), failing(10, 20, Kind.SERVER), said(100, 200, "2")));
    Allowance allowance = spending(llm, 10_000);

    GenerateOutput output = llm.generateOutputs(List.of(ASKING), 1).get(0);

    assertThat(output).isEqualTo(said(113, 225, "2"));
    assertThat(allowance.used()).isEqualByComparingTo("338");
  }

  @Test
  void aFurtherTryIsNotMadeWhereItsLongerInputCouldPassTheBudget() {
    FormLLM llm = llm(1, plays(said(3, 250, "x"), said(10, 20, "2")));
    long first = Spender.plainInput(FormWords.tell(ASKING, DIGITS)) + 256;
    Allowance allowance = spending(llm, first + 8);

    GenerateOutput output = llm.generateOutputs(List.of(ASKING), 1).get(0);

    assertThat(error(output))
        .isEqualTo(
            new Failure(
                Kind.INVALID,
                "the answer does not match the regular expression that was asked for: must match"
                    + " the regular expression \\d+ from end to end, not \"x\" (asking again could"
                    + " have passed the budget)",
                1,
                null,
                null,
                List.of(new Rejected(0, "x", DIGITS.check("x")))));
    assertThat(llm.asked).hasSize(1);
    assertThat(allowance.used()).isEqualByComparingTo("253");
  }

  @Test
  void aFurtherTryThatFitsIsMadeAndItsReservationGivenBack() {
    FormLLM llm = llm(1, plays(said(3, 5, "x"), said(10, 20, "2")));
    Allowance allowance = spending(llm, 1_000);

    llm.generateOutputs(List.of(ASKING), 1);

    assertThat(allowance.used()).isEqualByComparingTo("38");
    assertThat(allowance.tryReserve(BigDecimal.valueOf(1_000 - 38))).isTrue();
  }

  @Test
  void anUnfitAnswerWithoutCountsIsChargedAsItWasReserved() {
    FormLLM llm = llm(0, plays(GenerateOutput.of("x")));
    Allowance allowance = spending(llm, 10_000);

    llm.generateOutputs(List.of(ASKING), 1);

    assertThat(allowance.used())
        .isEqualByComparingTo(
            BigDecimal.valueOf(Spender.plainInput(FormWords.tell(ASKING, DIGITS)) + 256));
  }

  @Test
  void theLongerInputOfAFurtherTryTeachesNothingOfTheFirst() {
    FormLLM llm = llm(1, plays(said(3, 5, "x"), said(300, 20, "2")));
    spending(llm, 10_000);

    llm.generateOutputs(List.of(ASKING), 1);

    assertThat(llm.spender().input(1_000)).isEqualTo(1_000);
  }

  // --- LLMs that take lists ----------------------------------------------------------------------

  @Test
  void anLLMThatTakesAListIsNotAskedAgainWhereThatCouldPassTheBudget() {
    ListLLM llm = list(List.of(said(3, 250, "x")), List.of(said(10, 20, "2")));
    long first = Spender.plainInput(FormWords.tell(ASKING, DIGITS)) + 256;
    Allowance allowance = spending(llm, first + 8);

    GenerateOutput output = llm.generateOutputs(List.of(ASKING), 1).get(0);

    assertThat(error(output).attempts()).isEqualTo(1);
    assertThat(error(output).rejected()).extracting(Rejected::text).containsExactly("x");
    assertThat(llm.life).containsExactly("load", "generate 7");
    assertThat(allowance.used()).isEqualByComparingTo("253");
  }

  @Test
  void theTriesOfAnLLMThatTakesAListAreChargedOnceEach() {
    ListLLM llm =
        list(
            List.of(said(3, 5, "1"), said(3, 5, "x")),
            List.of(said(10, 20, "y")),
            List.of(failing(100, 200, Kind.SERVER)));
    Allowance allowance = spending(llm, 10_000);

    List<GenerateOutput> outputs = llm.generateOutputs(List.of(ASKING, ASKING), 1);

    assertThat(outputs.get(0)).isEqualTo(said(3, 5, "1"));
    assertThat(outputs.get(1).statistics()).isEqualTo(Statistics.of(113, 225));
    assertThat(error(outputs.get(1)))
        .extracting(Failure::kind, Failure::attempts)
        .containsExactly(Kind.SERVER, 3);
    assertThat(error(outputs.get(1)).rejected()).extracting(Rejected::text).containsExactly("y");
    assertThat(allowance.used()).isEqualByComparingTo("346");
    assertThat(allowance.tryReserve(BigDecimal.valueOf(10_000 - 346))).isTrue();
  }

  @Test
  void whatAListThrowsAboutThoseThatHadToWaitForTheBudgetEndsTheCall() {
    ListLLM llm = list(List.of(said(3, 5, "1")), new IOException("the model is gone"));
    spending(llm, Spender.plainInput(FormWords.tell(ASKING, DIGITS)) + 256 + 9);

    assertThatThrownBy(() -> llm.generateOutputs(List.of(ASKING, ASKING, ASKING), 1))
        .isInstanceOf(GenerationException.class)
        .hasMessage("ListLLM.generate failed: IOException: the model is gone");
    assertThat(llm.life).containsExactly("load", "generate 7", "generate 7");
  }

  @Test
  void whatTheJournalHasBehindTheEndOfTheBudgetIsNotCountedAsGiven() throws IOException {
    ListLLM first = list(List.of(said(3, 5, "2")));
    ListLLM second = list();
    spending(second, 1);

    try (AnswerJournal journal = AnswerJournal.open(folder)) {
      first.keepAnswersIn(journal.answers());
      first.generateOutputs(List.of(asking("b")), 1);
      Answers answers = journal.answers();
      second.keepAnswersIn(answers);

      assertThatThrownBy(() -> second.generateOutputs(List.of(asking("a"), asking("b")), 1))
          .isInstanceOf(BudgetException.class);
      assertThat(answers.given().calls()).isZero();
    }
  }

  @Test
  void whatAListAnsweredIsKeptAndGivenWhereAFurtherTryThrows() throws IOException {
    ListLLM first =
        list(List.of(said(3, 5, "1"), said(3, 5, "x")), new IOException("the model is gone"));
    ListLLM second = list(List.of(said(3, 5, "2")));

    List<GenerateOutput> before;
    List<GenerateOutput> after;
    List<Input> inputs = List.of(asking("a"), asking("b"));
    try (AnswerJournal journal = AnswerJournal.open(folder)) {
      first.keepAnswersIn(journal.answers());
      before = first.generateOutputs(inputs, 1);
      second.keepAnswersIn(journal.answers());
      after = second.generateOutputs(inputs, 1);
    }

    assertThat(before.get(0)).isEqualTo(said(3, 5, "1"));
    assertThat(before.get(1))
        .isEqualTo(
            new GenerateOutput(
                Collections.singletonList(null),
                Statistics.of(3, 5),
                null,
                new Failure(
                    Kind.CONNECTION,
                    "ListLLM.generate failed: IOException: the model is gone",
                    2,
                    null,
                    null,
                    List.of(new Rejected(0, "x", DIGITS.check("x"))))));
    assertThat(after).containsExactly(said(3, 5, "1"), said(3, 5, "2"));
  }

  @Test
  void whatAListAnsweredIsKeptWhereAFurtherTryIsInterrupted() throws IOException {
    ListLLM first =
        list(List.of(said(3, 5, "1"), said(3, 5, "x")), new InterruptedException("enough"));
    ListLLM second = list(List.of(said(3, 5, "2")));
    List<Input> inputs = List.of(asking("a"), asking("b"));

    Throwable thrown = null;
    List<GenerateOutput> after;
    try (AnswerJournal journal = AnswerJournal.open(folder)) {
      first.keepAnswersIn(journal.answers());
      try {
        first.generateOutputs(inputs, 1);
      } catch (GenerationException e) {
        thrown = e;
      }
      assertThat(Thread.interrupted()).isTrue();
      second.keepAnswersIn(journal.answers());
      after = second.generateOutputs(inputs, 1);
    }

    assertThat(thrown).hasMessage("ListLLM.generate failed: InterruptedException: enough");
    assertThat(after).containsExactly(said(3, 5, "1"), said(3, 5, "2"));
  }

  // --- Answers that were cut ---------------------------------------------------------------------

  private static GenerateOutput ending(FinishReason reason, String text) {
    return said(3, 5, text).withFinishReasons(List.of(reason));
  }

  @Test
  void anAnswerThatWasCutAtItsBoundIsNotAskedAgain() {
    FormLLM llm = llm(6, plays(ending(FinishReason.LENGTH, "12,")));

    GenerateOutput output =
        llm.generateOutputs(List.of(ASKING), 1, FormLLMKwargs.builder().maxNewTokens(5).build())
            .get(0);

    assertThat(llm.asked).hasSize(1);
    assertThat(output)
        .isEqualTo(
            new GenerateOutput(
                Collections.singletonList(null),
                Statistics.of(3, 5),
                null,
                new Failure(
                    Kind.INVALID,
                    "the answer was cut at max_new_tokens = 5 and does not match the regular"
                        + " expression that was asked for: must match the regular expression \\d+"
                        + " from end to end, not \"12,\". It is not asked for again, as it would be"
                        + " cut again: raise max_new_tokens",
                    1,
                    null,
                    null,
                    List.of(new Rejected(0, "12,", DIGITS.check("12,")))),
                List.of(FinishReason.LENGTH)));
  }

  @Test
  void aBoundThatTheCallLeavesToTheProviderIsNamedByItsParameter() {
    FormLLM llm = llm(6, plays(ending(FinishReason.LENGTH, "x")));

    assertThat(error(llm.generateOutputs(List.of(ASKING), 1).get(0)).message())
        .isEqualTo(
            "the answer was cut at the provider's own bound on its tokens and does not match the"
                + " regular expression that was asked for: must match the regular expression \\d+"
                + " from end to end, not \"x\". It is not asked for again, as it would be cut"
                + " again: set max_new_tokens to more than that");
  }

  @Test
  void anAnswerThatWasCutWhereTheContextEndsIsNotAskedAgain() {
    ListLLM llm = list(List.of(ending(FinishReason.CONTEXT, "x")));

    assertThat(error(llm.generateOutputs(List.of(ASKING), 1).get(0)).message())
        .isEqualTo(
            "the answer was cut where the context of the model ends and does not match the"
                + " regular expression that was asked for: must match the regular expression \\d+"
                + " from end to end, not \"x\". It is not asked for again, as it would be cut"
                + " again: shorten the input, or take a model with a longer context");
  }

  @Test
  void ofSeveralGenerationsThoseThatWereNotCutAreAskedAgain() {
    FormLLM llm =
        llm(
            6,
            plays(
                said(3, 5, "x", "12,", "3")
                    .withFinishReasons(
                        List.of(FinishReason.STOP, FinishReason.LENGTH, FinishReason.STOP)),
                ending(FinishReason.STOP, "1")));

    GenerateOutput output = llm.generateOutputs(List.of(ASKING), 3).get(0);

    assertThat(output.generations()).containsExactly("1", null, "3");
    assertThat(output.finishReasons())
        .containsExactly(FinishReason.STOP, FinishReason.LENGTH, FinishReason.STOP);
    assertThat(error(output).message())
        .startsWith("1 of 3 answers have not the form; one was cut at the provider's own bound");
  }

  @Test
  void aFurtherAnswerThatIsCutIsTheLast() {
    FormLLM llm = llm(6, plays(ending(FinishReason.STOP, "x"), ending(FinishReason.LENGTH, "12,")));

    Failure error = error(llm.generateOutputs(List.of(ASKING), 1).get(0));

    assertThat(error.attempts()).isEqualTo(2);
    assertThat(error.rejected()).extracting(Rejected::text).containsExactly("12,");
  }

  @Test
  void anAnswerThatWasCutAndHasTheFormIsOne() {
    FormLLM llm = llm(6, plays(ending(FinishReason.LENGTH, "12")));

    assertThat(llm.generateOutputs(List.of(ASKING), 1))
        .containsExactly(ending(FinishReason.LENGTH, "12"));
  }

  @Test
  void theJournalKeepsWhyAGenerationEnded() throws IOException {
    // By the machine's clock, as the disk takes its time.
    FormLLM llm = FormLLMBuilder.create().build();
    llm.play = plays(ending(FinishReason.LENGTH, "12"));
    try (AnswerJournal journal = AnswerJournal.open(folder)) {
      llm.keepAnswersIn(journal.answers());
      llm.generateOutputs(List.of(ASKING), 1);
      llm.keepAnswersIn(journal.answers());

      assertThat(llm.generateOutputs(List.of(ASKING), 1))
          .containsExactly(ending(FinishReason.LENGTH, "12"));
    }
  }

  // --- A deadline or a stop ----------------------------------------------------------------------

  /** Answers once; the deadline is over while the answer is asked for again. */
  private List<GenerateOutput> untilTheDeadline(Duration deadline, String... first) {
    ManualTime clock = new ManualTime();
    CountDownLatch again = new CountDownLatch(1);
    FormLLM llm =
        llm(
            3,
            (input, n) -> {
              if (n == first.length) {
                return CompletableFuture.completedFuture(said(3, 5, first));
              }
              again.countDown();
              return new CompletableFuture<>();
            });
    llm.time = clock;
    llm.addListener(
        new GenerationListener() {
          @Override
          public void failed(Failed event) {
            told.add(event.output());
          }
        });
    CompletableFuture<List<GenerateOutput>> all =
        CompletableFuture.supplyAsync(
            () -> llm.generateOutputs(List.of(ASKING), first.length, null, deadline));
    while (again.getCount() > 0) {
      clock.advance(0);
      Thread.onSpinWait();
    }
    clock.advance(deadline.toNanos());
    return all.join();
  }

  @Test
  void generationsThatHaveTheFormAreGivenAtTheDeadlineWithWhatTheyTook() {
    assertThat(untilTheDeadline(Duration.ofSeconds(2), "1", "x", "3"))
        .containsExactly(
            new GenerateOutput(
                Arrays.asList("1", null, "3"),
                Statistics.of(3, 5),
                null,
                new Failure(
                    Kind.CANCELLED,
                    "the deadline of 2 s is over; this was not answered by then",
                    2,
                    null,
                    null,
                    List.of(new Rejected(1, "x", DIGITS.check("x"))))));
  }

  @Test
  void whoListensIsToldWhatAStoppedCallTook() {
    untilTheDeadline(Duration.ofSeconds(2), "1", "x");

    assertThat(told).hasSize(1);
    assertThat(told.get(0).generations()).containsExactly("1", null);
    assertThat(told.get(0).statistics()).isEqualTo(Statistics.of(3, 5));
  }

  /** The thread that has stopped the run may be held before it has told the end of its call. */
  private static void awaitLeftOver(Outputs outputs) {
    while (outputs.leftOver().isEmpty()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aFurtherAnswerThatCannotBeKeptIsCountedOnceWithTheTriesBeforeIt() throws IOException {
    FormLLM llm = llm(3, (input, n) -> new CompletableFuture<>());
    AnswerJournal journal = AnswerJournal.open(folder);
    Answers answers = journal.answers();
    llm.keepAnswersIn(answers);
    AtomicInteger calls = new AtomicInteger();
    llm.play =
        (input, n) -> {
          if (calls.incrementAndGet() == 1) {
            return CompletableFuture.completedFuture(said(3, 5, "x"));
          }
          journal.close();
          return CompletableFuture.completedFuture(said(4, 7, "1"));
        };
    Outputs outputs = llm.generateOutputs(List.of(ASKING).iterator(), 1);

    assertThatThrownBy(outputs::next).isInstanceOf(GenerationException.class);
    awaitLeftOver(outputs);

    assertThat(outputs.leftOver())
        .extracting(GenerateOutput::statistics)
        .containsExactly(Statistics.of(7, 12));
    assertThat(answers.undelivered()).isEqualTo(new Answers.Sum(0, 0, 0, 0));
  }

  @Test
  void aFurtherAnswerOnItsWayToTheDiskAsAStopComesIsCountedOnceWithTheTriesBeforeIt()
      throws IOException {
    FormLLM llm = llm(3, (input, n) -> new CompletableFuture<>());
    FormedCalls formed = new FormedCalls(Forms.of(llm, BoundKwargs.of(llm, null)));
    formed.check(0, ASKING, 1, said(3, 5, "x"));
    assertThat(formed.isAskedAgain(0)).isTrue();
    formed.sent(0, ASKING);
    try (AnswerJournal journal = AnswerJournal.open(folder)) {
      Answers answers = journal.answers();
      CompletableFuture<GenerateOutput> held =
          answers.hold(
              1,
              2,
              "m",
              1,
              formed.checked(0, ASKING, 1, CompletableFuture.completedFuture(said(4, 7, "1"))));

      held.cancel(true);
      formed.stop(0, 0);

      assertThat(formed.ofStopped(0, null))
          .extracting(GenerateOutput::statistics)
          .isEqualTo(Statistics.of(7, 12));
      assertThat(answers.undelivered()).isEqualTo(new Answers.Sum(0, 0, 0, 0));
    }
  }

  @Test
  void whatAStoppedStreamTookIsLeftOver() {
    FormLLM llm = llm(3, (input, n) -> new CompletableFuture<>());
    Outputs outputs = llm.generateOutputs(List.of(ASKING, ASKING).iterator(), 2);
    llm.play =
        (input, n) -> {
          if (n == 2) {
            return CompletableFuture.completedFuture(said(3, 5, "1", "x"));
          }
          outputs.close();
          return new CompletableFuture<>();
        };

    assertThatThrownBy(outputs::next).isInstanceOf(GenerationException.class);
    awaitLeftOver(outputs);

    assertThat(outputs.leftOver())
        .contains(GenerateOutput.of(Arrays.asList("1", null), Statistics.of(3, 5)));
  }
}
