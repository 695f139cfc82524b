package dev.retort.loopback;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is moved. Safe for use by many threads. */
public final class MovableClock {
  private final AtomicReference<Instant> now;

  /**
   * A clock.
   *
   * @param start what it shows at first
   */
  public MovableClock(Instant start) {
    now = new AtomicReference<>(start);
  }

  /** What it shows. */
  public Instant now() {
    return now.get();
  }

  /** Moves it. */
  public void advance(Duration by) {
    now.updateAndGet(then -> then.plus(by));
  }
}
