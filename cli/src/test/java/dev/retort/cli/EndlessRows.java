package dev.retort.cli;

import dev.retort.annotation.StepType;
import dev.retort.step.GeneratorStep;
import dev.retort.step.Row;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Makes rows until the run is stopped, and says on standard output when there are many. From then
 * on it makes a thousand a second: whoever stops it may be slow, and the disk is not to be filled.
 */
@StepType
public class EndlessRows extends GeneratorStep {
  private static final int MANY = 1_000;
  private static final long PAUSE_NANOS = 1_000_000;

  /** For the generated builder. */
  public EndlessRows() {}

  @Override
  public List<String> outputs() {
    return List.of("n");
  }

  @Override
  public Stream<Row> rows() {
    return Stream.iterate(1, n -> n + 1).map(EndlessRows::row);
  }

  private static Row row(int n) {
    if (n == MANY) {
      System.out.println("many rows");
    } else if (n > MANY) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return Row.of("n", n);
  }
}
