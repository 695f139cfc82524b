package dev.retort.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerateOutput.Logprob;
import dev.retort.llm.GenerateOutput.ModelUse;
import dev.retort.llm.GenerateOutput.Statistics;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Outputs are made to have exactly the generations that were asked for. */
class RegroupTest {
  private static final Failure SERVER = new Failure(Kind.SERVER, "broken", 3, 503, "req-1");

  private static GenerateOutput with(String text, int read, int written) {
    return GenerateOutput.of(List.of(text), Statistics.of(read, written));
  }

  private static GenerateOutput[] calls(GenerateOutput... calls) {
    return calls;
  }

  private static List<List<List<Logprob>>> logprobs(String token) {
    return List.of(List.of(List.of(new Logprob(token, -0.5))));
  }

  @Test
  void whyEachGenerationEndedStaysWithIt() {
    GenerateOutput one =
        GenerateOutput.of("a").withFinishReasons(List.of(GenerateOutput.FinishReason.LENGTH));
    assertThat(Regroup.merge(calls(GenerateOutput.of("b"), one)).finishReasons())
        .containsExactly(GenerateOutput.FinishReason.OTHER, GenerateOutput.FinishReason.LENGTH);
    assertThat(Regroup.exact(one, 2).finishReasons())
        .containsExactly(GenerateOutput.FinishReason.LENGTH, GenerateOutput.FinishReason.OTHER);
  }

  @Test
  void whatEachModelWasAskedIsAddedUp() {
    ModelUse use = new ModelUse("inner", true, 10, 3, 2);
    GenerateOutput one =
        GenerateOutput.of(
            List.of("a"), new Statistics(List.of(10), List.of(3), List.of(2), List.of(use)));
    assertThat(Regroup.merge(calls(one, one)).statistics().models())
        .containsExactly(new ModelUse("inner", true, 20, 6, 4));
  }

  @Test
  void anOutputOfTheRightSizeIsLeftAsItIs() {
    GenerateOutput output = GenerateOutput.of("a", "b");
    assertThat(Regroup.exact(output, 2)).isSameAs(output);
  }

  @Test
  void missingGenerationsAreNullAndSaidToBeIncomplete() {
    assertThat(Regroup.exact(GenerateOutput.of("a"), 3))
        .isEqualTo(
            new GenerateOutput(
                Arrays.asList("a", null, null),
                Statistics.NONE,
                null,
                new Failure(
                    Kind.INCOMPLETE,
                    "asked for 3 generations, got 1: the rest is null",
                    1,
                    null,
                    null)));
  }

  @Test
  void theProvidersOwnReasonForMissingGenerationsIsKept() {
    GenerateOutput output = new GenerateOutput(List.of("a"), Statistics.NONE, null, SERVER);
    assertThat(Regroup.exact(output, 2).error()).isEqualTo(SERVER);
  }

  @Test
  void furtherGenerationsAreCutAndTheirTokensStillCount() {
    GenerateOutput output =
        new GenerateOutput(List.of("a", "b", "c"), Statistics.of(4, 9), null, null);
    assertThat(Regroup.exact(output, 2))
        .isEqualTo(GenerateOutput.of(List.of("a", "b"), Statistics.of(4, 9)));
  }

  @Test
  void logprobsGetTheSizeOfTheGenerations() {
    GenerateOutput output =
        new GenerateOutput(List.of("a", "b"), Statistics.NONE, logprobs("a"), null);
    assertThat(Regroup.exact(output, 2).logprobs())
        .containsExactly(logprobs("a").get(0), List.of());
  }

  @Test
  void aNullGenerationIsAnAnswer() {
    assertThat(Regroup.exact(GenerateOutput.of((String) null), 1).error()).isNull();
  }

  @Test
  void generationsAndTokensOfSeveralCallsStandInOrder() {
    assertThat(Regroup.merge(calls(with("a", 3, 5), with("b", 3, 6), with("c", 3, 7))))
        .isEqualTo(
            GenerateOutput.of(
                List.of("a", "b", "c"), new Statistics(List.of(3, 3, 3), List.of(5, 6, 7))));
  }

  @Test
  void aCallThatToldNoTokensCountsAsNoneBesideOthersThatDid() {
    assertThat(Regroup.merge(calls(with("a", 3, 5), GenerateOutput.of("b"))).statistics())
        .isEqualTo(new Statistics(List.of(3, 0), List.of(5, 0)));
  }

  @Test
  void noTokensToldAtAllAreNoStatistics() {
    assertThat(Regroup.merge(calls(GenerateOutput.of("a"), GenerateOutput.of("b"))).statistics())
        .isEqualTo(Statistics.NONE);
  }

  @Test
  void logprobsThatSomeCallsLackAreEmptyThere() {
    GenerateOutput told = new GenerateOutput(List.of("b"), Statistics.NONE, logprobs("b"), null);
    assertThat(Regroup.merge(calls(GenerateOutput.of("a"), told)).logprobs())
        .containsExactly(List.of(), logprobs("b").get(0));
  }

  @Test
  void logprobsThatAllCallsLackAreNull() {
    assertThat(Regroup.merge(calls(GenerateOutput.of("a"), GenerateOutput.of("b"))).logprobs())
        .isNull();
  }

  @Test
  void oneFailedCallLeavesANullAndItsReason() {
    assertThat(Regroup.merge(calls(with("a", 1, 1), GenerateOutput.failed(1, SERVER))))
        .isEqualTo(
            new GenerateOutput(
                Arrays.asList("a", null),
                new Statistics(List.of(1, 0), List.of(1, 0)),
                null,
                SERVER));
  }

  @Test
  void theFirstOfSeveralFailuresSpeaksForAll() {
    Failure other = Failure.of(Kind.TIMEOUT, "late");
    assertThat(
            Regroup.merge(
                    calls(
                        GenerateOutput.failed(1, SERVER),
                        GenerateOutput.of("b"),
                        GenerateOutput.failed(1, other)))
                .error())
        .isEqualTo(
            new Failure(
                Kind.SERVER, "broken (the first of 2 failures in 3 calls)", 3, 503, "req-1"));
  }
}
