package dev.retort.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.llm.GenerateOutput.ModelUse;
import dev.retort.llm.GenerateOutput.Statistics;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What all tries of a call took. */
class TotalsTest {
  private static Statistics told(ModelUse... models) {
    return new Statistics(List.of(5), List.of(3), List.of(), List.of(models));
  }

  @Test
  void whatEachModelWasAskedInAllTriesIsTold() {
    Statistics sum =
        Totals.plus(
            told(new ModelUse("a", false, 5, 3, 0)),
            told(new ModelUse("a", true, 7, 2, 1), new ModelUse("b", false, 1, 1, 0)),
            0,
            1);

    assertThat(sum.inputTokens()).containsExactly(10);
    assertThat(sum.models())
        .containsExactly(new ModelUse("a", true, 12, 5, 1), new ModelUse("b", false, 1, 1, 0));
  }
}
