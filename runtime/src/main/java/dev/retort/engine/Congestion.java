package dev.retort.engine;

/**
 * How many calls an account is sent at once, by how long it takes over them: fewer where all take
 * much longer than they did and no more are answered for it. Time is passed in; the caller keeps
 * threads apart.
 */
final class Congestion {
  /*
   * Latencies of language models tell little by themselves: they vary with the length of answers,
   * and a server that puts calls together in batches takes longer over each and yet answers more. So
   * a rise is only a reason to try; what counts is the rate of answers. If that falls with fewer
   * calls, they were not too many: all are let in again, and the next try has to wait for longer.
   *
   * All is judged by windows of so many answers that one more or less matters little, and only by
   * windows in which as many calls were under way as may be. Latencies are compared by their
   * geometric mean, of which a few extreme ones make little.
   */
  static final int LEAST_ANSWERS = 64;
  static final int ANSWERS_A_CALL = 4;
  static final double FULL = 0.9;

  static final double SLOW = Math.log(2);
  static final double FAST = Math.log(1.25);
  static final int FIRST_SLOW_WINDOWS = 3;
  static final int MOST_SLOW_WINDOWS = 96;

  static final double DECREASE = 0.75;
  static final double INCREASE = 1.25;
  static final double LEAST = 1.0 / 8;

  /** With three quarters of the calls: between all the answers and three quarters of them. */
  static final double KEPT_RATE = 0.875;

  static final double BASE_RISES = 1.0 / 8;
  static final double BASE_FALLS = 1.0 / 2;

  /** Calls that are quicker than that are not worth a look at the clock each. */
  static final long SLOW_NANOS = 1_000_000;

  private static final double LOG_SLOW_NANOS = Math.log(SLOW_NANOS);
  private static final int FIRST_SAMPLES = 4;

  private int most = 1;
  private double bound = 1;
  private long round;

  // The window.
  private boolean begun;
  private long since;
  private int answers;
  private int full;
  private int timed;
  private double logs;

  // What was before.
  private double base = Double.NaN;
  private int slowWindows;
  private int slowWindowsNeeded = FIRST_SLOW_WINDOWS;
  private double rateAtMost;
  private double logAtMost;

  private boolean worthwhile;

  /** Allows so many at most. */
  void most(int calls) {
    if (calls != most) {
      bound = calls;
      most = calls;
      base = Double.NaN;
      slowWindows = 0;
      restart();
    }
  }

  /** How many calls may be under way. */
  int bound() {
    return (int) bound;
  }

  /** Whether all may be. */
  boolean isRelaxed() {
    return bound >= most;
  }

  /** Whether calls take so long that each is worth a look at the clock. */
  boolean isWorthwhile() {
    return worthwhile;
  }

  /** What a call is to remember of when it was sent. */
  long round() {
    return round;
  }

  /** Who called has gone; who comes next asks for other things. */
  void forget() {
    bound = most;
    base = Double.NaN;
    slowWindows = 0;
    slowWindowsNeeded = FIRST_SLOW_WINDOWS;
    worthwhile = false;
    restart();
  }

  /**
   * A call was answered.
   *
   * @param nanos how long that took
   * @param sentIn the round it was sent in
   * @param underWay how many calls were under way, with it
   */
  void answered(long nanos, long sentIn, int underWay, long now) {
    if (sentIn == round && !begun) {
      begun = true;
      since = now;
      return;
    }
    if (!begun) {
      return;
    }
    answers++;
    if (underWay >= FULL * (int) bound) {
      full++;
    }
    if (sentIn == round) {
      timed++;
      logs += Math.log((double) Math.max(1, nanos));
    }
    if (timed == FIRST_SAMPLES) {
      worthwhile = logs / timed >= LOG_SLOW_NANOS;
    }
    if (answers >= Math.max(LEAST_ANSWERS, ANSWERS_A_CALL * bound)) {
      judge(now);
      answers = 0;
      full = 0;
      timed = 0;
      logs = 0;
      since = now;
    }
  }

  private void judge(long now) {
    if (!worthwhile || timed == 0 || full < FULL * answers) {
      slowWindows = 0;
      return;
    }
    double log = logs / timed;
    double rate = answers / (double) Math.max(1, now - since);
    if (Double.isNaN(base)) {
      base = log;
    } else if (isRelaxed()) {
      atMost(log, rate);
    } else {
      belowMost(log, rate);
    }
  }

  private void atMost(double log, double rate) {
    if (log <= base + SLOW) {
      slowWindows = 0;
      base += (log - base) * (log > base ? BASE_RISES : BASE_FALLS);
      return;
    }
    slowWindows++;
    if (slowWindows >= slowWindowsNeeded) {
      slowWindows = 0;
      rateAtMost = rate;
      logAtMost = log;
      change(bound * DECREASE);
    }
  }

  private void belowMost(double log, double rate) {
    if (rate < KEPT_RATE * rateAtMost) {
      base = logAtMost;
      slowWindowsNeeded = Math.min(MOST_SLOW_WINDOWS, 2 * slowWindowsNeeded);
      change(most);
    } else if (log > base + SLOW) {
      change(bound * DECREASE);
    } else if (log < base + FAST) {
      change(bound * INCREASE);
    }
  }

  private void change(double next) {
    bound = Math.min(most, Math.max(next, Math.max(1, most * LEAST)));
    round++;
    restart();
  }

  private void restart() {
    begun = false;
    answers = 0;
    full = 0;
    timed = 0;
    logs = 0;
  }
}
