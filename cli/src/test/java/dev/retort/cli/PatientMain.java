package dev.retort.cli;

import java.time.Duration;

/** The command, which lets a run take its time to end: how long that is, the machine decides. */
final class PatientMain {
  private PatientMain() {}

  /** As {@link Main#main}. */
  public static void main(String[] args) {
    Main.main(Duration.ofHours(1), args);
  }
}
