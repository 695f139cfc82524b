package dev.retort.cli;

import java.util.ArrayDeque;

/**
 * How fast a number grows: over the last minute, so that the bursts of a limit a minute are
 * levelled and what was long ago does not count. One thread.
 */
final class Pace {
  private static final long WINDOW_NANOS = 60_000_000_000L;
  private static final long STEP_NANOS = 1_000_000_000L;

  private record Sample(long nanos, long number) {}

  private final ArrayDeque<Sample> samples = new ArrayDeque<>();

  /**
   * Takes the number as it is now.
   *
   * @return growth a second; 0 if nothing is known yet
   */
  double at(long nanos, long number) {
    Sample last = samples.peekLast();
    if (last == null || nanos - last.nanos >= STEP_NANOS) {
      samples.add(new Sample(nanos, number));
    }
    while (samples.size() > 1 && nanos - samples.element().nanos > WINDOW_NANOS) {
      samples.remove();
    }
    Sample first = samples.element();
    long passed = nanos - first.nanos;
    return passed < STEP_NANOS ? 0 : (number - first.number) * 1e9 / passed;
  }

  /**
   * Whether it is the growth of a whole minute, which a limit a minute cannot have been passed in.
   */
  boolean isOfAMinute() {
    Sample first = samples.peekFirst();
    Sample last = samples.peekLast();
    return first != null
        && last != null
        && last.nanos - first.nanos > WINDOW_NANOS - 2 * STEP_NANOS;
  }
}
