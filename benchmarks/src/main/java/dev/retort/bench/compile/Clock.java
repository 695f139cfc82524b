package dev.retort.bench.compile;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** The time for which the current thread was on a CPU: other work on the machine is not in it. */
final class Clock {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private Clock() {}

  static long now() {
    return THREADS.getCurrentThreadCpuTime();
  }
}
