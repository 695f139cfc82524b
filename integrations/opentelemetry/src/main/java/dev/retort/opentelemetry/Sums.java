package dev.retort.opentelemetry;

import java.util.List;

/** Adds up the tokens of the generations of a call. Nothing but arithmetic. */
final class Sums {
  private Sums() {}

  static long of(List<Integer> counts) {
    long sum = 0;
    for (int i = 0; i < counts.size(); i++) {
      sum += counts.get(i);
    }
    return sum;
  }
}
