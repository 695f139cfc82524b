package dev.retort.step;

import java.io.IOException;
import java.util.List;

/** Takes the rows that a step gives, in order. */
@FunctionalInterface
public interface RowSink {
  /**
   * Takes some rows; waits while there is no room for them.
   *
   * @param rows with the pipeline's names for columns
   * @throws IOException if they cannot be written
   * @throws InterruptedException if the run is to end at once
   */
  void take(List<Row> rows) throws IOException, InterruptedException;
}
