package dev.retort.bench.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LatencyContestantTest {
  static List<String> ways() {
    return LatencyCost.WAYS;
  }

  /** Sooner would mean that fewer calls were made, or more at once. */
  @ParameterizedTest
  @MethodSource("ways")
  void noWayIsFasterThanTheIdeal(String way) throws InterruptedException {
    assertThat(LatencyContestant.measure(way, 500, 100).get("of-ideal")).isGreaterThanOrEqualTo(1);
  }
}
