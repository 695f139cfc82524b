package dev.retort.bench.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowsCostTest {
  @TempDir Path folder;

  @Test
  void theBareLoopWritesTheBytesThatThePipelineWrites() throws Exception {
    RowsCost cost = new RowsCost(folder, 1000);

    cost.timed(cost.pipeline("noop"));
    cost.timed(cost.bare());

    assertThat(cost.output("noop")).hasSameBinaryContentAs(cost.bareOutput());
  }

  @Test
  void theLiveHeapOfARunIsSeen() throws Exception {
    RowsCost cost = new RowsCost(folder, 20_000);

    LiveHeap.Curve curve = LiveHeap.during(cost.pipeline("simulated"), cost.output("simulated"), 1);

    assertThat(curve.points()).isNotEmpty();
  }
}
