package dev.retort.pipeline;

import dev.retort.step.Row;
import java.io.IOException;
import java.util.List;

/** Takes the rows of one step, from its thread alone: the next step, or a file. */
interface Outlet {
  /**
   * Takes some rows; waits while there is no room.
   *
   * @throws IOException if a file cannot be written
   * @throws InterruptedException if the run is to end at once
   */
  void take(List<Row> rows) throws IOException, InterruptedException;

  /** There are no more rows. */
  void end();
}
