package dev.retort.llm;

import static org.assertj.core.api.Assertions.assertThat;

/** Looks for threads that the runtime left behind. */
final class Threads {
  private Threads() {}

  /** Joins what is ending, and fails on what is not. */
  static void assertNoneOfOurs() throws InterruptedException {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("retort-")) {
        thread.join(60_000);
        assertThat(thread.isAlive()).as(thread.getName()).isFalse();
      }
    }
  }
}
