package dev.retort.llamacpp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.FinishReason;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerateOutput.Statistics;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is kept of several generations. */
class GenerationsTest {
  private static final Failure DIED = Failure.of(Kind.UNKNOWN, "the engine ended");

  @Test
  void thoseBeforeTheEngineDiedAreKept() {
    Generations generations = new Generations(3);
    generations.add(new Reply.Generated(1, "a story", 5, 7), FinishReason.STOP);

    assertThat(generations.failed(DIED))
        .isEqualTo(
            new GenerateOutput(
                Arrays.asList("a story", null, null),
                new Statistics(List.of(5), List.of(7)),
                null,
                DIED,
                List.of(FinishReason.STOP, FinishReason.OTHER, FinishReason.OTHER)));
  }

  @Test
  void whereThereIsNoneAllHaveFailed() {
    assertThat(new Generations(2).failed(DIED)).isEqualTo(GenerateOutput.failed(2, DIED));
  }
}
