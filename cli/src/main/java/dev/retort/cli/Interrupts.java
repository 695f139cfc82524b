package dev.retort.cli;

import dev.retort.pipeline.RunReport;
import dev.retort.pipeline.Stop;
import java.util.function.Supplier;

/** Ties Ctrl-C, and the like of it, to a run. */
interface Interrupts {
  /** Ctrl-C keeps its usual meaning. */
  Interrupts NONE = (stop, run) -> run.get();

  /**
   * Runs, and lets Ctrl-C stop it.
   *
   * @param stop what Ctrl-C asks
   * @param run the run
   */
  RunReport during(Stop stop, Supplier<RunReport> run);
}
