package dev.retort.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerateOutput.Statistics;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(300)
class AllowanceTest {
  /** For an input of one byte and no bound on its output, before anything was learned. */
  private static final int WORST = 32 + 16 + 1 + 256;

  private static Allowance tokens(long limit, long before) {
    return new Allowance(BigDecimal.valueOf(limit), "tokens", BigDecimal.valueOf(before));
  }

  private static <T extends LLM> T spending(T llm, Allowance from) {
    llm.spendFrom(from.spender((input, cached, output) -> BigDecimal.valueOf(input + output)));
    return llm;
  }

  private static NativeLLM spending(Allowance from) {
    return spending(NativeLLMBuilder.create().build(), from);
  }

  private static List<Input> inputs(int number) {
    return Collections.nCopies(number, Input.of("x"));
  }

  private static GenerateOutput using(int input, int output) {
    return GenerateOutput.of(List.of("said"), Statistics.of(input, output));
  }

  @Test
  void callsThatNeedTwiceWhatTheirTextTellsAreThoughtToNeedTwiceHoweverManyThereWere() {
    Spender spender = tokens(1, 0).spender((input, cached, output) -> BigDecimal.ZERO);
    for (int i = 0; i < 100; i++) {
      spender.learn(50, 100, -1, 1);
    }
    assertThat(spender.input(50)).isEqualTo(100);
  }

  @Test
  void aListOfWhichEachGenerationMayReadTheInputIsSetAsideForSo() {
    Allowance allowance = tokens(2500, 0);
    ListLLM llm = spending(ListLLMBuilder.create().build(), allowance);
    llm.play =
        (inputs, n) ->
            inputs.stream()
                .map(each -> GenerateOutput.of(List.of("a", "b", "c"), Statistics.of(3000, 3)))
                .toList();

    assertThatThrownBy(() -> llm.generateOutputs(List.of(Input.of("x".repeat(1000))), 3))
        .isInstanceOf(BudgetException.class)
        .hasMessage(
            "the budget of 2500 tokens would be passed: 0 are used, and the next input may need 3912;"
                + " with a higher budget the same goes on from here");
  }

  @Test
  void whatWasUsedTakesThePlaceOfWhatWasReserved() {
    Allowance allowance = tokens(WORST, 0);
    spending(allowance).generateOutputs(inputs(1), 1);
    assertThat(allowance.used()).isEqualByComparingTo("8");
  }

  @Test
  void aListThatDoesNotFitIsAnsweredAsFarAsItDoes() {
    Allowance allowance = tokens(WORST, 0);
    NativeLLM llm = spending(allowance);
    // The second would need 54: 49 for its text and the 5 that the first has had written.
    assertThatThrownBy(() -> llm.generateOutputs(inputs(100), 1))
        .isInstanceOf(BudgetException.class)
        .satisfies(e -> assertThat(((BudgetException) e).answered()).hasSize(llm.asked.size()))
        .hasMessage(
            "the budget of 305 tokens would be passed: "
                + allowance.used().toPlainString()
                + " are used, and the next input may need 54; with a higher budget the same goes on"
                + " from here");
    assertThat(allowance.used()).isBetween(BigDecimal.valueOf(305 - 54), BigDecimal.valueOf(305));
  }

  @Test
  void whatWasUsedBeforeCountsAndIsTold() {
    NativeLLM llm = spending(tokens(1000, 900));
    assertThatThrownBy(() -> llm.generateOutputs(inputs(1), 1))
        .isInstanceOf(BudgetException.class)
        .hasMessage(
            "the budget of 1000 tokens would be passed: 900 are used, 900 of them before this run,"
                + " and the next input may need 305; with a higher budget the same goes on from"
                + " here");
    assertThat(llm.asked).isEmpty();
  }

  @Test
  void anInputWaitsForTheCallsBeforeItWhereThatMayHelp() throws Exception {
    Allowance allowance = tokens(WORST + 60, 0);
    NativeLLM llm = spending(allowance);
    CompletableFuture<GenerateOutput> first = new CompletableFuture<>();
    CompletableFuture<Void> asked = new CompletableFuture<>();
    llm.play =
        call -> {
          if (llm.asked.size() > 1) {
            return CompletableFuture.completedFuture(using(3, 5));
          }
          asked.complete(null);
          return first;
        };
    CompletableFuture<List<GenerateOutput>> all =
        CompletableFuture.supplyAsync(() -> llm.generateOutputs(inputs(3), 1));
    asked.get();
    assertThat(llm.asked).hasSize(1);
    first.complete(using(3, 5));
    assertThat(all.get()).hasSize(3);
  }

  @Test
  void aStreamEndsWithTheRefusalOnceItsOutputsAreTaken() {
    NativeLLM llm = spending(tokens(WORST + 10, 0));
    Iterator<Input> endless =
        IntStream.iterate(0, i -> i + 1).mapToObj(i -> Input.of("x")).iterator();
    int taken = 0;
    try (Outputs outputs = llm.generateOutputs(endless, 1)) {
      while (outputs.hasNext()) {
        assertThat(outputs.next().error()).isNull();
        taken++;
      }
    } catch (BudgetException e) {
      assertThat(taken).isEqualTo(llm.asked.size()).isPositive();
      return;
    }
    throw new AssertionError("the stream ended without a word");
  }

  @Test
  void whatTheProviderDoesNotTellCountsAsReserved() {
    Allowance allowance = tokens(1000, 0);
    NativeLLM llm = spending(allowance);
    llm.play = call -> CompletableFuture.completedFuture(GenerateOutput.of("said"));
    llm.generateOutputs(inputs(1), 1);
    assertThat(allowance.used()).isEqualByComparingTo(BigDecimal.valueOf(WORST));
  }

  @Test
  void aFailedCallCostsWhatItTells() {
    Allowance allowance = tokens(1000, 0);
    NativeLLM llm = spending(allowance);
    llm.play =
        call ->
            CompletableFuture.completedFuture(
                new GenerateOutput(
                    Collections.singletonList(null),
                    Statistics.of(3, 4),
                    null,
                    Failure.of(Kind.CONTENT_FILTER, "not that")));
    llm.generateOutputs(inputs(1), 1);
    assertThat(allowance.used()).isEqualByComparingTo("7");
  }

  @Test
  void aRepeatedCallCostsWhatEachAttemptTells() {
    Allowance allowance = tokens(1000, 0);
    NativeLLM llm = spending(allowance);
    llm.dice = () -> 0;
    llm.play =
        call ->
            CompletableFuture.completedFuture(
                llm.asked.size() > 1
                    ? using(3, 5)
                    : new GenerateOutput(
                        Collections.singletonList(null),
                        Statistics.of(3, 4),
                        null,
                        Failure.of(Kind.SERVER, "once more")));
    llm.generateOutputs(inputs(1), 1);
    assertThat(allowance.used()).isEqualByComparingTo("15");
  }

  @Test
  void aCallIsNotRepeatedWhereThatCouldPassTheLimit() {
    Allowance allowance = tokens(WORST, 0);
    NativeLLM llm = spending(allowance);
    llm.play =
        call ->
            CompletableFuture.completedFuture(
                new GenerateOutput(
                    Collections.singletonList(null),
                    Statistics.of(3, 4),
                    null,
                    Failure.of(Kind.SERVER, "once more")));
    assertThat(llm.generateOutputs(inputs(1), 1).get(0).error().attempts()).isEqualTo(1);
    assertThat(allowance.used()).isEqualByComparingTo("7");
  }

  @Test
  void callsWithoutNativeGenerationsReserveForEachOfThem() {
    SingleLLM llm = spending(SingleLLMBuilder.create().build(), tokens(3 * WORST - 1, 0));
    assertThatThrownBy(() -> llm.generateOutputs(inputs(1), 3)).isInstanceOf(BudgetException.class);
  }

  @Test
  void aModelThatTakesAListIsGivenWhatFits() {
    Allowance allowance = tokens(2 * WORST, 0);
    ListLLM llm = spending(ListLLMBuilder.create().build(), allowance);
    llm.generateOutputs(inputs(2), 1);
    assertThat(allowance.used()).isLessThanOrEqualTo(BigDecimal.valueOf(2 * WORST));
  }

  @Test
  void aProviderThatCountsMoreThanBytesIsBelievedFromThenOn() {
    Allowance allowance = tokens(10_000, 0);
    NativeLLM llm = spending(allowance);
    llm.play = call -> CompletableFuture.completedFuture(using(98, 5));
    llm.generateOutputs(inputs(1), 1);
    llm.spendFrom(llm.spender());
    assertThat(llm.spender().input(Spender.plainInput(Input.of("x")))).isEqualTo(98);
  }

  @Test
  void aClosedAllowanceLetsNoCallBegin() {
    Allowance allowance = tokens(10_000, 0);
    NativeLLM llm = spending(allowance);
    allowance.close();
    assertThatThrownBy(() -> llm.generateOutputs(inputs(1), 1))
        .isInstanceOf(GenerationException.class)
        .hasMessage("the run is ending and makes no further call");
    assertThat(llm.asked).isEmpty();
  }

  private static NativeLLM one(Allowance from) {
    return spending(NativeLLMBuilder.create().maxConcurrency(1).maxRetries(0).build(), from);
  }

  /** Ends a stream of three inputs while the call of the first is under way. */
  private static void cutOff(NativeLLM llm) {
    CompletableFuture<GenerateOutput> never = new CompletableFuture<>();
    llm.play = call -> never;
    try (Outputs outputs = llm.generateOutputs(inputs(3).iterator(), 1)) {
      assertThat(outputs.hasNext()).isTrue();
      outputs.stopAfter(Duration.ofMillis(1));
      assertThatThrownBy(outputs::next).hasMessageContaining("the deadline");
    }
    assertThat(llm.asked).hasSize(1);
  }

  @Test
  void whatAStoppedRunReservedForCallsThatWereNotSentIsGivenBack() {
    Allowance allowance = tokens(4 * WORST, 0);
    NativeLLM llm = one(allowance);
    cutOff(llm);
    llm.play = call -> CompletableFuture.completedFuture(using(3, 5));
    assertThat(llm.generateOutputs(inputs(4), 1)).hasSize(4);
  }

  @Test
  void aCallThatIsCutOffAsItsRunIsStoppedCountsAsItWasReservedFor() {
    Allowance allowance = tokens(4 * WORST, 0);
    cutOff(one(allowance));
    assertThat(List.of(allowance.used(), allowance.thought()))
        .containsExactly(BigDecimal.valueOf(WORST), BigDecimal.valueOf(WORST));
  }

  @Test
  void aCallThatTimesOutCountsAsItWasReservedFor() {
    Allowance allowance = tokens(1000, 0);
    NativeLLM llm =
        spending(
            NativeLLMBuilder.create().maxRetries(0).timeout(Duration.ofMillis(1)).build(),
            allowance);
    llm.play = call -> new CompletableFuture<>();
    assertThat(llm.generateOutputs(inputs(1), 1).get(0).error().kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(List.of(allowance.used(), allowance.thought()))
        .containsExactly(BigDecimal.valueOf(WORST), BigDecimal.valueOf(WORST));
  }

  @Test
  void attemptsThatComeToNothingDoNotPassTheLimitHoweverManyThereAre() {
    Allowance allowance = tokens(5 * WORST + 7, 0);
    NativeLLM llm = spending(NativeLLMBuilder.create().maxConcurrency(3).build(), allowance);
    llm.dice = () -> 0;
    llm.play = call -> CompletableFuture.failedFuture(new IOException("reset"));
    assertThatThrownBy(() -> llm.generateOutputs(inputs(100), 1))
        .isInstanceOf(BudgetException.class)
        .hasMessage(
            "the budget of 1532 tokens would be passed: 1525 are used, 1525 of them estimated, for"
                + " calls that were cut off, and the next input may need 305; with a higher budget"
                + " the same goes on from here");
    assertThat(llm.asked).hasSize(5);
  }

  @Test
  void aCallThatIsNotRepeatedSinceItMayHaveBeenPaidSaysSo() {
    NativeLLM llm = spending(tokens(WORST, 0));
    llm.play = call -> CompletableFuture.failedFuture(new IOException("reset"));
    assertThat(llm.generateOutputs(inputs(1), 1).get(0).error().message())
        .isEqualTo("IOException: reset (asking again could have passed the budget)");
  }

  @Test
  void whatWasThoughtBeforeIsToldApart() {
    Allowance allowance =
        new Allowance(
            BigDecimal.valueOf(1000), "tokens", BigDecimal.valueOf(300), BigDecimal.valueOf(600));
    assertThatThrownBy(() -> spending(allowance).generateOutputs(inputs(1), 1))
        .hasMessage(
            "the budget of 1000 tokens would be passed: 900 are used, 900 of them before this run,"
                + " 600 of them estimated, for calls that were cut off, and the next input may need"
                + " 305; with a higher budget the same goes on from here");
  }

  private static Failure failure(Kind kind, @Nullable Integer status) {
    return new Failure(kind, "no", 0, status, null);
  }

  static Stream<Throwable> unpaid() {
    return Stream.of(
        new ConnectException("nobody is there"),
        new GenerationException(failure(Kind.RATE_LIMIT, null), null),
        new GenerationException(failure(Kind.SERVER, 500), null),
        new GenerationException(failure(Kind.BAD_REQUEST, 400), null));
  }

  @ParameterizedTest
  @MethodSource("unpaid")
  void aCallThatNobodyTookOrThatWasRefusedCostsNothing(Throwable thrown) {
    Allowance allowance = tokens(1000, 0);
    NativeLLM llm = one(allowance);
    llm.play = call -> CompletableFuture.failedFuture(thrown);
    llm.generateOutputs(inputs(1), 1);
    assertThat(allowance.used()).isEqualByComparingTo("0");
  }

  @Test
  void aListThatFailsCountsAsItWasReservedFor() {
    Allowance allowance = tokens(1000, 0);
    ListLLM llm = spending(ListLLMBuilder.create().build(), allowance);
    llm.play =
        (inputs, n) -> {
          throw new IOException("reset");
        };
    assertThatThrownBy(() -> llm.generateOutputs(inputs(2), 1))
        .isInstanceOf(GenerationException.class);
    assertThat(allowance.thought()).isEqualByComparingTo(BigDecimal.valueOf(2 * WORST));
  }
}
