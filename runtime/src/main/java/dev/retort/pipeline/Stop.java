package dev.retort.pipeline;

import org.jspecify.annotations.Nullable;

/**
 * Stops a run from outside, as Ctrl-C does: no new calls, up to five seconds for those in flight,
 * then the run ends. Rows that are done are kept. One for each run; safe for any thread.
 */
public final class Stop {
  private int requests;
  private boolean timeUp;
  private @Nullable Runnable listener;

  /** Nobody has asked yet. */
  public Stop() {}

  /** Asks the run to end; a second time asks it to end at once. Returns immediately. */
  public void request() {
    request(false);
  }

  /** Ends the run since its time is up, unless somebody has asked already. */
  void timeUp() {
    request(true);
  }

  private void request(boolean byClock) {
    Runnable told;
    synchronized (this) {
      if (byClock && requests > 0) {
        return;
      }
      timeUp |= byClock;
      requests++;
      told = listener;
    }
    if (told != null) {
      told.run();
    }
  }

  /**
   * Whether somebody has asked, or the {@link RunOptions#deadline} of the run is over.
   *
   * @return true from then on
   */
  public synchronized boolean isRequested() {
    return requests > 0;
  }

  /** Whether it was the clock that asked first. */
  synchronized boolean isTimeUp() {
    return timeUp;
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
