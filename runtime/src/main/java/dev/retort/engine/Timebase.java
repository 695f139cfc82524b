package dev.retort.engine;

/** What the engine knows of time: the seam that lets tests hold the clock. Safe for any thread. */
public interface Timebase {
  /** A task that waits for its time. */
  @FunctionalInterface
  interface Alarm {
    /** Gives the task up, if it has not started yet. */
    void cancel();
  }

  /**
   * The monotonic clock.
   *
   * @return nanoseconds from some fixed instant; compare by difference only
   */
  long nanoTime();

  /**
   * Runs a task later, on a thread that all alarms share.
   *
   * @param delayNanos from now; what is not positive means at once
   * @param task short, and none of the user's code
   * @return the way to give it up
   */
  Alarm schedule(long delayNanos, Runnable task);
}
