package dev.retort.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;

/** Looks for threads that a test leaves behind; others leave some on purpose. */
final class Threads {
  private final Set<Thread> before = ours();

  private static Set<Thread> ours() {
    Set<Thread> threads = new HashSet<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("retort-")) {
        threads.add(thread);
      }
    }
    return threads;
  }

  /** Whether a thread waits for something, or has ended. */
  static boolean rests(Thread thread) {
    Thread.State state = thread.getState();
    return state == Thread.State.WAITING
        || state == Thread.State.TIMED_WAITING
        || state == Thread.State.TERMINATED;
  }

  /** Joins what is ending, and fails on what is not. */
  void assertNoneIsLeft() throws InterruptedException {
    Set<Thread> left = ours();
    left.removeAll(before);
    for (Thread thread : left) {
      thread.join(60_000);
      assertThat(thread.isAlive()).as(thread.getName()).isFalse();
    }
  }
}
