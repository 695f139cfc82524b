package dev.retort.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Statistics;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is counted of answers that become no rows. */
class GenerationsTest {
  private final Tally tally = new Tally();
  private final Generations generations =
      new Generations("ask", "m", new Generations.Shape(2, false, false, false), 1, tally);

  @Test
  void whatWasGivenUpWithoutATextIsNoAnswerAndItsTokensCount() {
    generations.countOnly(GenerateOutput.of(Arrays.asList(null, null), Statistics.of(3, 5)));

    assertThat(List.of(tally.answered(), tally.failed(), tally.calls(), tally.outputTokens()))
        .containsExactly(0L, 0L, 1L, 5L);
  }

  @Test
  void whatWasGivenUpWithATextIsAnAnswer() {
    generations.countOnly(GenerateOutput.of(Arrays.asList(null, "b"), Statistics.of(3, 5)));

    assertThat(tally.answered()).isEqualTo(1);
  }
}
