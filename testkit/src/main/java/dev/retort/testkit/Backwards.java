package dev.retort.testkit;

import java.io.IOException;

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

  // Guarded by this.
  private int came;
  private int answered;

  Backwards(int width) {
    this.width = width;
  }

  /** Waits for its turn and sends. */
  synchronized void run(Answer answer) throws IOException, InterruptedException {
    int number = came++;
    int first = number / width * width;
    int turn = first + width - 1 - (number - first);
    notifyAll();
    while (came < first + width || answered != turn) {
      wait();
    }
    answer.send();
    answered++;
    notifyAll();
  }
}
