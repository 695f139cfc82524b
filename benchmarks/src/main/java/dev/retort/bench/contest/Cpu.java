package dev.retort.bench.contest;

import java.lang.management.ManagementFactory;

/** Processor time of this process, all threads and the JVM's own included. */
public final class Cpu {
  private Cpu() {}

  /**
   * The time so far.
   *
   * @return nanoseconds
   */
  public static long nanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
