package dev.retort.loopback;

import java.time.Duration;
import java.time.Instant;

/** A clock that stands still until it is moved. Safe for use by many threads. */
public final class MovableClock {
  private volatile Instant now;

  /**
   * A clock.
   *
   * @param start what it shows at first
   */
  public MovableClock(Instant start) {
    now = start;
  }

  /** What it shows. */
  public Instant now() {
    return now;
  }

  /** Moves it. */
  public synchronized void advance(Duration by) {
    now = now.plus(by);
  }
}
