package dev.retort.cli;

import dev.retort.pipeline.RunReport;
import dev.retort.pipeline.Stop;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * A run that hears of signals and never ends by itself; it says on standard output that it runs.
 */
final class HeldRun {
  private HeldRun() {}

  /**
   * Runs.
   *
   * @param args how long it may take to end after the first signal
   */
  public static void main(String[] args) {
    Terminal terminal = new Terminal(System.out, System.err, Map.of());
    new StopSignals(terminal, Duration.parse(args[0])).during(new Stop(), HeldRun::neverEnds);
  }

  private static RunReport neverEnds() {
    System.out.println("it runs");
    while (true) {
      LockSupport.park();
    }
  }
}
