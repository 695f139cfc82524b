package dev.retort.engine;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long calls of one fan-out have waited at its limiter: the time in which at least one of them
 * did, gate by gate. Guarded by the limiter's lock.
 */
final class Waits {
  /*
   * The limiter adds up for how long each gate has held the head of its queue. Whoever waits notes
   * these sums as it begins to wait, and has waited for what they have grown by.
   */

  private final long[] total = new long[Gate.values().length];
  private final long[] noted = new long[total.length];
  private int queued;
  private long since;

  /** A call begins to wait. */
  void begin(long[] held, long now) {
    if (queued++ == 0) {
      since = now;
      System.arraycopy(held, 0, noted, 0, noted.length);
    }
  }

  /** A call waits no longer. */
  void end(long[] held) {
    if (--queued == 0) {
      for (int i = 0; i < total.length; i++) {
        total[i] += held[i] - noted[i];
      }
    }
  }

  Limiter.Waited look(long[] held, @Nullable Gate gate, long gateSince, long now) {
    Map<Gate, Duration> sums = new EnumMap<>(Gate.class);
    for (Gate each : Gate.values()) {
      int i = each.ordinal();
      long nanos = total[i] + (queued > 0 ? held[i] - noted[i] : 0);
      if (nanos > 0) {
        sums.put(each, Duration.ofNanos(nanos));
      }
    }
    return queued == 0 || gate == null
        ? new Limiter.Waited(0, null, Duration.ZERO, sums)
        : new Limiter.Waited(
            queued, gate, Duration.ofNanos(now - Math.max(since, gateSince)), sums);
  }
}
