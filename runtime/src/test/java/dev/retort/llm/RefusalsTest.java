package dev.retort.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a refusal of the key is meant for. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class RefusalsTest {
  /** An LLM whose inputs of these numbers are refused, one at a time. */
  private static NativeLLM llm(int status, IntPredicate refused) {
    NativeLLM llm = NativeLLMBuilder.create().maxConcurrency(1).build();
    llm.play =
        call ->
            refused.test(Integer.parseInt(call.text()))
                ? CompletableFuture.failedFuture(
                    new GenerationException(
                        new Failure(Kind.AUTHENTICATION, "HTTP " + status, 1, status, "r"), null))
                : CompletableFuture.completedFuture(NativeLLM.echo(call));
    return llm;
  }

  private static List<Input> inputs(int count) {
    return IntStream.range(0, count).mapToObj(i -> Input.of("" + i)).toList();
  }

  @Test
  void aRefusalAmongAnswersIsTheInputs() {
    assertThat(llm(403, i -> i % 3 == 1).generateOutputs(inputs(60), 1))
        .filteredOn(output -> output.error() != null)
        .hasSize(20)
        .extracting(GenerateOutput::error)
        .containsOnly(
            new Failure(
                Kind.BAD_REQUEST,
                "HTTP 403; other calls with the same key were answered, so it counts as a refusal"
                    + " of this input",
                1,
                403,
                "r"));
  }

  @Test
  void tenInARowAreTheAccounts() {
    NativeLLM llm = llm(403, i -> i >= 5);
    assertThatThrownBy(() -> llm.generateOutputs(inputs(100), 1))
        .hasMessage("input 14: HTTP 403; so would all others, so the run was stopped");
    assertThat(llm.asked).hasSize(15);
  }

  @Test
  void aRefusalBeforeAnyAnswerIsTheAccounts() {
    NativeLLM llm = llm(403, i -> true);
    assertThatThrownBy(() -> llm.generateOutputs(inputs(100), 1))
        .hasMessage("input 0: HTTP 403; so would all others, so the run was stopped");
    assertThat(llm.asked).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 407})
  void aKeyThatIsNotAcceptedIsTheAccountsAtOnce(int status) {
    NativeLLM llm = llm(status, i -> i >= 5);
    assertThatThrownBy(() -> llm.generateOutputs(inputs(100), 1))
        .hasMessage("input 5: HTTP " + status + "; so would all others, so the run was stopped");
    assertThat(llm.asked).hasSize(6);
  }

  @Test
  void answersThatAreKeptFromBeforeDoNotTellThoseInARowApart() {
    Refusals refusals = new Refusals();
    Failure refused = new Failure(Kind.AUTHENTICATION, "HTTP 403", 1, 403, null);
    refusals.answered();
    for (int i = 1; i < Refusals.MOST_IN_A_ROW; i++) {
      assertThat(refusals.judge(refused).kind()).isEqualTo(Kind.BAD_REQUEST);
      refusals.answeredBefore();
    }
    assertThat(refusals.judge(refused)).isSameAs(refused);
  }
}
