package dev.retort.bench.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class BatchHeapTest {
  @Test
  void allRequestsAreAnsweredAndTheHeapIsSeen() throws IOException {
    assertThat(BatchHeap.measure(100).get("live-mb")).isPositive();
  }
}
