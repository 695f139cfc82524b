package dev.retort.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.llm.Allowance;
import dev.retort.llm.AnswerJournal;
import dev.retort.llm.Answers;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerateOutput.Statistics;
import dev.retort.llm.GenerationException;
import dev.retort.llm.Input;
import dev.retort.llm.KnownAnswers;
import dev.retort.llm.LLM;
import dev.retort.llm.StructuredOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What LLMs answer that others ask is kept by itself. */
class KeptMembersTest {
  @TempDir Path folder;
  private AnswerJournal journal;
  private final AtomicInteger calls = new AtomicInteger();

  @BeforeEach
  void open() throws IOException {
    journal = AnswerJournal.open(folder);
  }

  @AfterEach
  void close() throws IOException {
    journal.close();
  }

  /** Each of its answers is another. */
  private PlayedLLM numbered(String model) {
    PlayedLLM llm = PlayedLLM.of(model);
    llm.play =
        (input, n) ->
            CompletableFuture.completedFuture(
                GenerateOutput.of(
                    Collections.nCopies(n, model + " #" + calls.incrementAndGet()),
                    Statistics.of(10, 3)));
    return llm;
  }

  private PlayedLLM dead(String model) {
    return PlayedLLM.failing(model, Kind.SERVER);
  }

  private static MixtureOfAgentsLLM mixture(int rounds, LLM aggregator, LLM... proposers) {
    return MixtureOfAgentsLLMBuilder.create()
        .aggregatorLlm(aggregator)
        .proposersLlms(List.of(proposers))
        .rounds(rounds)
        .aggregatorSystemPrompt("Mix:")
        .build();
  }

  private static FallbackLLM fallback(LLM... llms) {
    return FallbackLLMBuilder.create().llms(List.of(llms)).build();
  }

  /** As a run does it, and another process after it. */
  private List<GenerateOutput> run(LLM llm, Answers answers, List<Input> inputs) {
    llm.keepAnswersIn(answers);
    return llm.generateOutputs(inputs);
  }

  private List<GenerateOutput> run(LLM llm, String... texts) {
    List<Input> inputs = new ArrayList<>();
    for (String text : texts) {
      inputs.add(Input.of(text));
    }
    return run(llm, journal.answers(), inputs);
  }

  private static List<String> texts(List<GenerateOutput> outputs) {
    return outputs.stream().map(output -> output.generations().get(0)).toList();
  }

  @Test
  void proposalsAreNotAskedForAgainWhereOnlyTheAggregatorFailed() {
    run(mixture(2, dead("agg"), numbered("one"), numbered("two"), numbered("three")), "Hi", "Ho");
    assertThat(calls).hasValue(12);

    List<GenerateOutput> outputs =
        run(
            mixture(2, numbered("agg"), numbered("one"), numbered("two"), numbered("three")),
            "Hi",
            "Ho");

    // An aggregator of another name makes another mixture, whose proposers are the same.
    assertThat(calls).hasValue(14);
    assertThat(texts(outputs)).containsExactly("agg #13", "agg #14");
  }

  @Test
  void whoIsAskedByAnotherHasTheAnswersThatItGaveByItself() {
    List<String> direct = texts(run(numbered("one"), "Hi", "Hi"));

    PlayedLLM aggregator = PlayedLLM.of("agg");
    run(mixture(1, aggregator, numbered("one")), "Hi", "Hi");

    assertThat(calls).hasValue(2);
    assertThat(aggregator.asked)
        .extracting(input -> input.messages().get(0).text())
        .containsExactlyInAnyOrder("Mix:\n1. " + direct.get(0), "Mix:\n1. " + direct.get(1));
  }

  @Test
  void whoIsAskedByItselfHasTheAnswersThatItGaveAnother() {
    List<String> within = texts(run(fallback(numbered("one"), numbered("two")), "Hi", "Hi"));

    assertThat(texts(run(numbered("one"), "Hi", "Hi"))).isEqualTo(within);
    assertThat(calls).hasValue(2);
  }

  @Test
  void proposersThatAreSetAlikeEachGiveTheirOwn() {
    run(mixture(1, dead("agg"), numbered("one"), numbered("one")), "Hi", "Hi");
    assertThat(calls).hasValue(4);
    PlayedLLM aggregator = PlayedLLM.of("other");

    run(mixture(1, aggregator, numbered("one"), numbered("one")), "Hi", "Hi");

    assertThat(calls).hasValue(4);
    assertThat(proposals(aggregator)).hasSize(4).doesNotHaveDuplicates();
  }

  @Test
  void aProposerThatIsThereTwiceGivesTwo() {
    PlayedLLM one = numbered("one");
    PlayedLLM first = PlayedLLM.of("agg");
    run(mixture(1, first, one, one), "Hi", "Ho");
    PlayedLLM second = PlayedLLM.of("other");

    run(mixture(1, second, one, one), "Hi", "Ho");

    assertThat(calls).hasValue(4);
    assertThat(proposals(first)).hasSize(4).doesNotHaveDuplicates();
    assertThat(second.asked).containsExactlyInAnyOrderElementsOf(first.asked);
  }

  private static List<String> proposals(PlayedLLM aggregator) {
    return aggregator.asked.stream()
        .flatMap(input -> input.messages().get(0).text().lines())
        .filter(line -> line.contains("#"))
        .map(line -> line.substring(line.indexOf(' ') + 1))
        .toList();
  }

  @Test
  void aRoundThatAsksTheSameAsTheOneBeforeGetsAnswersOfItsOwn() {
    PlayedLLM constant = PlayedLLM.of("one");
    constant.play =
        (input, n) -> {
          calls.incrementAndGet();
          return CompletableFuture.completedFuture(GenerateOutput.of("the same"));
        };

    run(mixture(3, numbered("agg"), constant), "Hi");

    assertThat(calls).hasValue(4);
  }

  /** The case that numbers by the order of calls get wrong. */
  @Test
  void equalRowsKeepTheirOwnProposalsWhereTheFirstIsNotAskedAgain() {
    PlayedLLM aggregator = numbered("agg");
    PlayedLLM one = numbered("one");
    PlayedLLM stopped = PlayedLLM.of("agg");
    AtomicInteger aggregated = new AtomicInteger();
    stopped.play =
        (input, n) ->
            aggregated.incrementAndGet() == 1
                ? aggregator.play.answer(input, n)
                : PlayedLLM.failed(Kind.SERVER);
    run(mixture(1, stopped, one), "Hi", "Hi");
    List<String> proposed = proposals(stopped);

    List<GenerateOutput> outputs = run(mixture(1, aggregator, one), "Hi", "Hi");

    assertThat(calls).hasValue(4);
    assertThat(texts(outputs)).doesNotHaveDuplicates();
    assertThat(proposals(aggregator)).containsExactly(proposed.get(1));
    assertThat(proposed).doesNotHaveDuplicates();
  }

  private static TopicLLM topic(LLM llm) {
    return TopicLLMBuilder.create().llm(llm).build();
  }

  @Test
  void anLlmThatAsksTheSameAboutAllInputsGetsAnAnswerForEach() {
    PlayedLLM aggregator = PlayedLLM.of("agg");
    run(mixture(1, dead("agg"), topic(numbered("one"))), "Hi", "Ho", "Hi");

    run(mixture(1, aggregator, topic(numbered("one"))), "Hi", "Ho", "Hi");

    assertThat(calls).hasValue(3);
    assertThat(proposals(aggregator)).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void rowsThatDifferInTheirFormAloneHaveProposalsOfTheirOwn() {
    PlayedLLM aggregator = PlayedLLM.of("agg");
    List<Input> inputs =
        List.of(
            Input.of("Hi"),
            Input.of("Hi").withStructuredOutput(new StructuredOutput.Regex("agg.*")));

    run(mixture(1, aggregator, numbered("one")), journal.answers(), inputs);

    assertThat(proposals(aggregator)).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void aMixtureWithinAnotherIsKeptAndSoAreItsProposers() {
    run(mixture(1, dead("agg"), mixture(1, numbered("a"), numbered("one"), numbered("two"))), "Hi");
    assertThat(calls).hasValue(3);

    run(
        mixture(
            1,
            numbered("other"),
            mixture(1, numbered("a"), numbered("one"), numbered("two")),
            mixture(1, numbered("b"), numbered("one"), numbered("two"))),
        "Hi");

    // The second mixture within, with answers of its own, and the aggregator.
    assertThat(calls).hasValue(7);
  }

  @Test
  void theNextInLineIsNotPaidAgainForWhatTheFirstFailedAt() {
    FallbackLLM first = fallback(dead("one"), numbered("two"));
    run(mixture(1, dead("agg"), first), "Hi", "Ho");

    run(mixture(1, PlayedLLM.of("other"), fallback(dead("one"), numbered("two"))), "Hi", "Ho");

    assertThat(calls).hasValue(2);
  }

  @Test
  void anAnswerThatHasNotItsFormIsNotKept() {
    PlayedLLM one = numbered("one");
    List<Input> inputs =
        List.of(Input.of("Hi").withStructuredOutput(new StructuredOutput.Regex("[a-z]+")));

    run(fallback(one), journal.answers(), inputs);
    run(fallback(one), journal.answers(), inputs);

    assertThat(journal.size()).isZero();
    assertThat(calls).hasValue(2);
  }

  @Test
  void withoutTheCacheMembersAreAskedAnew() {
    run(mixture(1, dead("agg"), numbered("one")), "Hi");

    run(
        mixture(1, dead("agg"), numbered("one")),
        journal.answers(0, false),
        List.of(Input.of("Hi")));

    assertThat(calls).hasValue(2);
  }

  @Test
  void twinsHaveProposalsOfTheirOwn() {
    run(
        mixture(1, dead("agg"), numbered("one")),
        journal.answers(0, true),
        List.of(Input.of("Hi")));
    run(
        mixture(1, dead("agg"), numbered("one")),
        journal.answers(1, true),
        List.of(Input.of("Hi")));
    run(
        mixture(1, dead("agg"), numbered("one")),
        journal.answers(1, true),
        List.of(Input.of("Hi")));

    assertThat(calls).hasValue(2);
  }

  @Test
  void whatTheJournalHadOfAnAnswerIsCountedAsGiven() {
    run(mixture(1, dead("agg"), numbered("one"), numbered("two")), "Hi");
    Answers answers = journal.answers();

    run(
        mixture(1, numbered("agg2"), numbered("one"), numbered("two")),
        answers,
        List.of(Input.of("Hi")));

    assertThat(answers.given()).isEqualTo(new Answers.Sum(0, 20, 0, 6));
    assertThat(answers.givenByModel())
        .isEqualTo(
            Map.of("one", new Answers.Sum(1, 10, 0, 3), "two", new Answers.Sum(1, 10, 0, 3)));
  }

  @Test
  void whatTheJournalHadOfAnAnswerIsNotSpent() {
    run(mixture(2, dead("agg"), numbered("one"), numbered("two")), "Hi", "Ho");
    MixtureOfAgentsLLM llm = mixture(2, numbered("agg2"), numbered("one"), numbered("two"));
    Allowance allowance = new Allowance(BigDecimal.valueOf(1_000_000), "tokens", BigDecimal.ZERO);
    llm.spendFrom(allowance.spender((read, cached, written) -> BigDecimal.valueOf(read + written)));

    run(llm, "Hi", "Ho");

    assertThat(allowance.used()).isEqualByComparingTo("26");
  }

  @Test
  void aWholeAnswerThatIsGivenCountsOnce() {
    run(mixture(1, numbered("agg"), numbered("one")), "Hi");
    Answers answers = journal.answers();

    run(mixture(1, numbered("agg"), numbered("one")), answers, List.of(Input.of("Hi")));

    assertThat(answers.given()).isEqualTo(new Answers.Sum(1, 20, 0, 6));
  }

  @Test
  void whatWasPaidIsInTheJournalOnce() throws IOException {
    run(
        mixture(2, numbered("agg"), numbered("one"), fallback(dead("two"), numbered("three"))),
        "Hi",
        "Ho");

    Answers.Sum paid =
        KnownAnswers.paid(folder).told().values().stream()
            .reduce(new Answers.Sum(0, 0, 0, 0), Answers.Sum::plus);

    assertThat(calls).hasValue(10);
    assertThat(paid.inputTokens()).isEqualTo(100);
    assertThat(paid.outputTokens()).isEqualTo(30);
  }

  @Test
  void whatWasPaidForAnAnswerThatFailedIsInTheJournal() throws IOException {
    PlayedLLM refused = PlayedLLM.of("two");
    refused.play =
        (input, n) ->
            CompletableFuture.completedFuture(
                new GenerateOutput(
                    Collections.nCopies(n, null),
                    Statistics.of(7, 2),
                    null,
                    Failure.of(Kind.MALFORMED, "noise")));

    run(mixture(1, numbered("agg"), numbered("one"), refused), "Hi");

    assertThat(KnownAnswers.paid(folder).told())
        .isEqualTo(
            Map.of(
                "one", new Answers.Sum(1, 10, 0, 3),
                "two", new Answers.Sum(1, 7, 0, 2),
                "agg", new Answers.Sum(1, 10, 0, 3)));
  }

  @Test
  void whatWasPaidForARowThatFailedIsInTheJournalOnce() throws IOException {
    PlayedLLM refused = PlayedLLM.of("agg");
    refused.play =
        (input, n) ->
            CompletableFuture.completedFuture(
                new GenerateOutput(
                    Collections.nCopies(n, null),
                    Statistics.of(7, 2),
                    null,
                    Failure.of(Kind.CONTENT_FILTER, "no")));

    run(mixture(1, refused, numbered("one")), "Hi");

    assertThat(KnownAnswers.paid(folder).told())
        .isEqualTo(Map.of("one", new Answers.Sum(1, 10, 0, 3), "agg", new Answers.Sum(1, 7, 0, 2)));
    assertThat(KnownAnswers.paid(folder).thought()).isEmpty();
  }

  @Test
  void whatWasPaidForAnAnswerThatIsGivenUpIsCounted() {
    PlayedLLM stopping =
        PlayedLLMBuilder.create().model("agg").maxRetries(0).onError(AsyncLLM.OnError.FAIL).build();
    stopping.play = (input, n) -> PlayedLLM.failed(Kind.SERVER);
    MixtureOfAgentsLLM llm = mixture(1, stopping, numbered("one"));
    Answers answers = journal.answers();

    assertThatThrownBy(() -> run(llm, answers, List.of(Input.of("Hi"))))
        .isInstanceOf(GenerationException.class);

    assertThat(answers.undelivered()).isEqualTo(new Answers.Sum(0, 10, 0, 3));
    assertThat(answers.undeliveredByModel()).isEqualTo(Map.of("one", new Answers.Sum(1, 10, 0, 3)));
  }

  @Test
  void whatWasPaidBeforeAnInterruptIsCountedAndGivenToTheNextRun() {
    PlayedLLM aggregator = PlayedLLM.of("agg");
    Thread asking = Thread.currentThread();
    aggregator.play =
        (input, n) -> {
          asking.interrupt();
          return new CompletableFuture<>();
        };
    Answers first = journal.answers();
    assertThatThrownBy(
            () -> run(mixture(1, aggregator, numbered("one")), first, List.of(Input.of("Hi"))))
        .isInstanceOf(GenerationException.class);
    assertThat(Thread.interrupted()).isTrue();
    Answers second = journal.answers();

    run(mixture(1, numbered("agg"), numbered("one")), second, List.of(Input.of("Hi")));

    assertThat(calls).hasValue(2);
    assertThat(first.undelivered()).isEqualTo(new Answers.Sum(0, 10, 0, 3));
    assertThat(second.given()).isEqualTo(new Answers.Sum(0, 10, 0, 3));
  }
}
