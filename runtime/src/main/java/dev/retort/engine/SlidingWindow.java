package dev.retort.engine;

/**
 * What was counted in the last minute. Time is passed in; the caller keeps threads apart.
 *
 * <p>Counts are kept by quarters of a second, and each is kept for as long as any part of its
 * quarter is less than a minute old, and a quarter more: what is counted when a call is sent
 * reaches the other side later, by more at one time and by less at another.
 */
final class SlidingWindow {
  /** The grain. */
  static final long BUCKET_NANOS = 250_000_000;

  private static final int BUCKETS_A_MINUTE = 240;

  /** The quarter that is under way, a minute before it, and one more. */
  private static final int KEPT = BUCKETS_A_MINUTE + 2;

  private final long[] counts = new long[KEPT];
  private long newest;
  private long total;

  /**
   * The quarter that a time is in.
   *
   * @param nanos since the window began; not negative
   */
  static long bucket(long nanos) {
    return nanos / BUCKET_NANOS;
  }

  /** Lets go of what is too old. A clock that goes back changes nothing. */
  void advance(long bucket) {
    long steps = Math.min(bucket - newest, KEPT);
    for (long i = 0; i < steps; i++) {
      int slot = slot(bucket - i);
      total -= counts[slot];
      counts[slot] = 0;
    }
    newest = Math.max(newest, bucket);
  }

  /**
   * Counts, now.
   *
   * @param amount how much; negative to take back
   */
  void add(long amount) {
    counts[slot(newest)] += amount;
    total += amount;
  }

  /**
   * Corrects what was counted earlier. Where that is gone already, there is nothing to take back,
   * and more of it counts as of now.
   *
   * @param bucket when it was counted
   * @param amount the difference; negative to take back
   */
  void correct(long bucket, long amount) {
    if (newest - bucket < KEPT) {
      counts[slot(bucket)] += amount;
      total += amount;
    } else if (amount > 0) {
      add(amount);
    }
  }

  /** What counts now. */
  long total() {
    return total;
  }

  /**
   * When so much will be left that no more than this counts, if nothing is added.
   *
   * @param most how much may count
   * @return nanoseconds since the window began, at the first of its quarter
   */
  long fallsTo(long most) {
    long left = total;
    long bucket = newest - KEPT + 1;
    while (left > most && bucket <= newest) {
      left -= counts[slot(bucket)];
      bucket++;
    }
    return (bucket - 1 + KEPT) * BUCKET_NANOS;
  }

  private static int slot(long bucket) {
    return (int) Math.floorMod(bucket, (long) KEPT);
  }
}
