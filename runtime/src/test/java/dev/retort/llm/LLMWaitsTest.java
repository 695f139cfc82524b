package dev.retort.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.llm.LimiterState.Gate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LLMWaitsTest {
  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  @Test
  void ofSeveralTheOneThatHasWaitedLongestIsShownAndAllAreCounted() {
    Waits one = new Waits(2, Gate.PAUSE, seconds(3), Map.of(Gate.PAUSE, seconds(4)));
    Waits other =
        new Waits(
            5,
            Gate.REQUESTS,
            seconds(9),
            Map.of(Gate.PAUSE, seconds(1), Gate.REQUESTS, seconds(9)));
    assertThat(Waits.sum(List.of(one, other, Waits.NONE)))
        .isEqualTo(
            new Waits(
                7,
                Gate.REQUESTS,
                seconds(9),
                Map.of(Gate.PAUSE, seconds(5), Gate.REQUESTS, seconds(9))));
  }

  @Test
  void aWaitThatHasJustBegunIsShown() {
    Waits begun = new Waits(1, Gate.REQUESTS, Duration.ZERO, Map.of());
    assertThat(Waits.sum(List.of(Waits.NONE, begun, Waits.NONE))).isEqualTo(begun);
  }
}
