package dev.retort.testkit;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * Lets answers go in groups, each in reverse of the order in which its requests came. Safe for use
 * by many threads.
 */
final class Backwards {
  /** What sends an answer. */
  interface Answer {
    void send() throws IOException;
  }

  private final int width;
  private final long patience;

  // Guarded by this.
  private int came;
  private int answered;

  private boolean tooFew;

  /**
   * For one test.
   *
   * @param patience seconds to wait for as many requests as are answered together
   */
  Backwards(int width, long patience) {
    this.width = width;
    this.patience = patience;
  }

  /** Fails if the requests did not come at once. */
  synchronized void assertTogether() {
    if (tooFew) {
      throw new AssertionError(
          "max_concurrency was "
              + width
              + ", and fewer requests came at once; the operative method must not keep other calls"
              + " waiting");
    }
  }

  /** Waits for its turn and sends. */
  synchronized void run(Answer answer) throws IOException, InterruptedException {
    int number = came++;
    int first = number / width * width;
    int turn = first + width - 1 - (number - first);
    notifyAll();
    long start = System.nanoTime();
    while (!tooFew && (came < first + width || answered != turn)) {
      long left = TimeUnit.SECONDS.toNanos(patience) - (System.nanoTime() - start);
      if (left <= 0 && came < first + width) {
        tooFew = true; // All are answered now, so that the test ends.
        notifyAll();
      } else {
        TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, 1_000_000));
      }
    }
    answer.send();
    answered++;
    notifyAll();
  }
}
