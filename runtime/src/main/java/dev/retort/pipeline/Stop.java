package dev.retort.pipeline;

import org.jspecify.annotations.Nullable;

/**
 * Stops a run from outside, as Ctrl-C does: no new calls, up to five seconds for those in flight,
 * then the run ends. Rows that are done are kept. One for each run; safe for any thread.
 */
public final class Stop {
  private int requests;
  private @Nullable Runnable listener;

  /** Nobody has asked yet. */
  public Stop() {}

  /** Asks the run to end; a second time asks it to end at once. Returns immediately. */
  public void request() {
    Runnable told;
    synchronized (this) {
      requests++;
      told = listener;
    }
    if (told != null) {
      told.run();
    }
  }

  /**
   * Whether somebody has asked.
   *
   * @return true from the first request on
   */
  public synchronized boolean isRequested() {
    return requests > 0;
  }

  /** Whether somebody has asked twice. */
  synchronized boolean isUrgent() {
    return requests > 1;
  }

  /** Tells the run of every request, of earlier ones at once. */
  void onRequest(Runnable listener) {
    boolean already;
    synchronized (this) {
      this.listener = listener;
      already = requests > 0;
    }
    if (already) {
      listener.run();
    }
  }
}
