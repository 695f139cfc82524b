package dev.retort.bench.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowsCostTest {
  private static final int ROWS = 1000;

  @TempDir Path folder;

  @Test
  void theBareLoopWritesTheBytesThatThePipelineWrites() throws Exception {
    RowsCost cost = new RowsCost(folder, ROWS);

    cost.timed(cost.pipeline("noop"));
    cost.timed(cost.bare());

    assertThat(cost.output("noop")).hasSameBinaryContentAs(cost.bareOutput());
  }

  @Test
  void thePipelineOfSimulatedCallsWritesAllRows() throws Exception {
    RowsCost cost = new RowsCost(folder, ROWS);

    cost.timed(cost.pipeline("simulated"));

    assertThat(Files.readAllLines(cost.output("simulated"))).hasSize(ROWS);
  }
}
