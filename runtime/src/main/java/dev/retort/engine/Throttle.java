package dev.retort.engine;

/**
 * How many calls one account is sent at once, by how it takes them: fewer when it refuses, again
 * more while it answers, and hardly any while it is down. Time is passed in; the caller keeps
 * threads apart.
 */
final class Throttle {
  /*
   * Rounds. Calls that are under way together fail together, and that is one event, not many. So a
   * failure counts only if its call was sent after the failure that counted last: each failure that
   * counts begins a new round, and a call remembers the round in which it was sent.
   *
   * Refusals (429) take away a quarter of the bound, once a round. Answers give it back: one call
   * more for as many answers as the bound says, which is one a round trip.
   *
   * The breaker opens after BREAKS_AFTER rounds without an answer in between, or a word on when to
   * come again, if BREAKS_AT_CALLS different calls failed in them: a few inputs that a server trips
   * over do not make it down. Nor do many, once nothing else is left to be sent: a call that failed
   * while others were answered does not count in a later series. Failures of a series that opened
   * the breaker are none of a call's own. While the breaker is open, calls wait, and one at a time
   * is let through to see. An account that is down without ever having answered is
   * more likely a wrong address: there the retries of the calls say it sooner. After LONGEST_OPEN
   * without an answer there is no point in waiting on: calls go out and fail for themselves. Where
   * hardly any call is left but those that failed, it is LONGEST_AT_THE_END: it may as well be them.
   * Several runs may share the account: what counts is whether any call has said for as long as that
   * that others wait.
   */
  static final double DECREASE = 0.75;
  static final int BREAKS_AFTER = 5;
  static final int BREAKS_AT_CALLS = 5;
  static final long FIRST_PROBE_NANOS = 500_000_000L;
  static final long LAST_PROBE_NANOS = 5_000_000_000L;
  static final long LONGEST_OPEN_NANOS = 3_600_000_000_000L;
  static final long LONGEST_AT_THE_END_NANOS = 300_000_000_000L;

  private int most = 1;
  private double bound = 1;
  private int answersInARow;

  private long round;
  private int barrenRounds;
  private int silentRounds;
  private long streak = 1;
  private int callsInStreak;
  private boolean isMoreLeft;
  private long moreLeftAt;
  private boolean broke;
  private long lastOutage;
  private boolean hasAnswered;
  private boolean refusing;
  private long barrenSince;

  private boolean open;
  private boolean probing;
  private long probeAt;
  private long probeNanos;

  /** Allows so many at most. */
  void most(int calls) {
    boolean relaxed = bound >= most;
    most = calls;
    bound = relaxed ? calls : Math.min(bound, calls);
  }

  /** How many calls may be under way. */
  int bound() {
    return (int) bound;
  }

  /** What a call is to remember of when it was sent. */
  long round() {
    return round;
  }

  /** Whether all is well. */
  boolean isRelaxed() {
    return barrenRounds == 0 && bound >= most;
  }

  /** Whether calls wait for one that is sent to see. */
  boolean isOpen() {
    return open;
  }

  /** When the next call may be sent to see; NONE while one is under way. */
  long probeAt() {
    return probing ? Limits.NONE : probeAt;
  }

  /** Whether a call may go out. */
  boolean lets(long now) {
    return !open || (!probing && now - probeAt >= 0);
  }

  /** A call goes out; one that was let through while the breaker is open is sent to see. */
  void sent() {
    probing = open;
  }

  /** How long there have been refusals and nothing else. */
  long refusedNanos(long now) {
    return barrenRounds > 0 && refusing ? now - barrenSince : 0;
  }

  /** Some call was answered, at some time. */
  void hasAnswered() {
    hasAnswered = true;
  }

  /** A call was answered. */
  void answered() {
    hasAnswered = true;
    forgetFailures();
    if (bound < most) {
      answersInARow++;
      if (answersInARow >= bound) {
        answersInARow = 0;
        bound = Math.min(most, bound + 1);
      }
    }
  }

  /**
   * A call was refused for being one too many.
   *
   * @param saysWhen whether calls were told when to come again: then they wait for that and need no
   *     breaker
   */
  void refused(Attempt attempt, long sentIn, boolean saysWhen, long now) {
    count(attempt);
    if (sentIn != round) {
      return;
    }
    bound = Math.max(1, bound * DECREASE);
    answersInARow = 0;
    othersWait(now); // No call brings about that there are too many by what it asks.
    barren(now, true);
    if (!saysWhen) {
      breakOff(now, true);
    }
  }

  /** A call met no one, or someone who is out of order. */
  void down(Attempt attempt, long sentIn, long now) {
    count(attempt);
    if (attempt.othersWait) {
      othersWait(now);
    }
    if (sentIn == round) {
      barren(now, false);
      breakOff(now, hasAnswered);
    }
  }

  /** A call that was sent ended and says nothing of the other side. */
  void cameToNothing() {
    probing = false;
  }

  /** Who called has gone; who comes next finds out anew, but for the bound. */
  void forget() {
    hasAnswered = false;
    forgetFailures();
  }

  private void othersWait(long now) {
    isMoreLeft = true;
    moreLeftAt = now;
  }

  private void count(Attempt attempt) {
    if (attempt.failedIn == streak) {
      return;
    }
    boolean failedAlone = attempt.failedIn > lastOutage;
    attempt.failedIn = streak;
    if (!failedAlone) {
      callsInStreak++;
    }
  }

  private void forgetFailures() {
    if (broke) {
      lastOutage = streak;
      broke = false;
    }
    streak++;
    callsInStreak = 0;
    isMoreLeft = false;
    barrenRounds = 0;
    silentRounds = 0;
    open = false;
    probing = false;
  }

  private void barren(long now, boolean refusal) {
    round++;
    if (barrenRounds == 0) {
      barrenSince = now;
      refusing = true;
    }
    refusing &= refusal;
    barrenRounds++;
    probing = false;
    probeAt = now;
  }

  private void breakOff(long now, boolean isThere) {
    silentRounds++;
    isMoreLeft &= now - moreLeftAt < LONGEST_AT_THE_END_NANOS;
    long longest = isMoreLeft ? LONGEST_OPEN_NANOS : LONGEST_AT_THE_END_NANOS;
    if (open) {
      probeNanos = Math.min(LAST_PROBE_NANOS, probeNanos * 2);
    } else if (silentRounds >= BREAKS_AFTER
        && callsInStreak >= BREAKS_AT_CALLS
        && isThere
        && now - barrenSince < longest) {
      open = true;
      broke = true;
      probeNanos = FIRST_PROBE_NANOS;
      bound = Math.max(1, bound / 2);
    }
    probeAt = now + probeNanos;
    if (now - barrenSince >= longest) {
      open = false;
    }
  }
}
