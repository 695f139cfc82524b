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
   *
   * Who waits for its next attempt is in no queue, and needs no sums: it is counted from the first
   * that begins to the last that ends.
   */

  @SuppressWarnings("EnumOrdinal") // The sums are this process's alone.
  private static final int REST = Gate.RETRY.ordinal();

  private final long[] total = new long[Gate.values().length];
  private final long[] noted = new long[total.length];
  private int queued;
  private long since;
  private int resting;
  private long restingSince;

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

  /** A call begins to wait for its next attempt. */
  void beginRest(long now) {
    if (resting++ == 0) {
      restingSince = now;
    }
  }

  /** A call waits no longer for its next attempt. */
  void endRest(long now) {
    if (--resting == 0) {
      total[REST] += now - restingSince;
    }
  }

  /**
   * What is to be seen.
   *
   * @param gate what holds the queue, since {@code gateSince}; null if nothing does
   * @param stillSince since when no call of the account is under way; {@link Limits#NONE} if one is
   */
  Limiter.Waited look(long[] held, @Nullable Gate gate, long gateSince, long stillSince, long now) {
    Map<Gate, Duration> sums = new EnumMap<>(Gate.class);
    Gate[] gates = Gate.values();
    long rest = resting > 0 ? now - restingSince : 0;
    for (int i = 0; i < gates.length; i++) {
      long nanos = total[i] + (queued > 0 ? held[i] - noted[i] : 0) + (i == REST ? rest : 0);
      if (nanos > 0) {
        sums.put(gates[i], Duration.ofNanos(nanos));
      }
    }
    if (queued == 0 && resting > 0 && stillSince != Limits.NONE) {
      long unbroken = now - Math.max(restingSince, stillSince);
      return new Limiter.Waited(resting, Gate.RETRY, Duration.ofNanos(unbroken), sums);
    }
    return queued == 0 || gate == null
        ? new Limiter.Waited(0, null, Duration.ZERO, sums)
        : new Limiter.Waited(
            queued, gate, Duration.ofNanos(now - Math.max(since, gateSince)), sums);
  }
}
