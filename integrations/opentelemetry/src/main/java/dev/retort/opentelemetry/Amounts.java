package dev.retort.opentelemetry;

import java.time.Duration;
import java.util.List;

/** Adds up tokens, and makes seconds of durations. Nothing but arithmetic. */
final class Amounts {
  private static final double NANOS_PER_SECOND = 1e9;

  private Amounts() {}

  static double seconds(Duration duration) {
    return duration.toNanos() / NANOS_PER_SECOND;
  }

  static long sum(List<Integer> counts) {
    long sum = 0;
    for (int i = 0; i < counts.size(); i++) {
      sum += counts.get(i);
    }
    return sum;
  }
}
