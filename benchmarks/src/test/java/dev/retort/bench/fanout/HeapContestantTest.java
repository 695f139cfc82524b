package dev.retort.bench.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HeapContestantTest {
  static List<String> ways() {
    return HeapCost.WAYS;
  }

  @ParameterizedTest
  @MethodSource("ways")
  void everyWayGivesAllOutputs(String way) throws InterruptedException {
    assertThat(HeapContestant.measure(way, 100, 4, 2).get("live-mb")).isPositive();
  }
}
