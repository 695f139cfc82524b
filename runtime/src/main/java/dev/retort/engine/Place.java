package dev.retort.engine;

import java.util.concurrent.Executor;

/**
 * A lane's place at a {@link Limiter}: out, in the queue, or in. All but the final fields is
 * guarded by the limiter's lock.
 */
final class Place {
  /** Of so many calls one is timed where calls are too quick for a look at the clock each. */
  private static final int CALLS_A_LOOK = 64;

  /** What a lane does when its turn has come. */
  interface Turn {
    /** Has to wait: under the limiter's lock, before it may be granted. */
    void waits();

    /**
     * Goes on; must not block.
     *
     * @param home the fan-out whose lane this thread runs; the lane of another one goes on
     *     elsewhere
     * @return false if the lane was given up: the place is free then
     */
    boolean granted(Object home);
  }

  /** Where a place is. */
  enum State {
    OUT,
    QUEUED,
    IN
  }

  final Turn lane;
  final Attempt attempt;
  final Object home;
  final Timebase time;
  final Executor elsewhere;
  final Waits waits;

  /** Whether it waits for what the other side says of itself, not for limits alone. */
  final boolean patient;

  State state = State.OUT;

  /** When it came to where it is. */
  long since;

  // What the call will take, as was thought when it was looked at last.
  long input;
  long output;

  // Of a place that is in.
  long round;
  long crowd;
  boolean timed;
  private int turn;
  boolean metered;
  long bucket;
  long characters;
  long generations;

  Place(
      Turn lane,
      Attempt attempt,
      Object home,
      Timebase time,
      Executor elsewhere,
      Waits waits,
      boolean patient) {
    this.lane = lane;
    this.attempt = attempt;
    this.home = home;
    this.time = time;
    this.elsewhere = elsewhere;
    this.waits = waits;
    this.patient = patient;
  }

  /** Whether the next call is the one of many that is timed; it is the next one's turn then. */
  boolean takeTurnOfClock() {
    return turn++ % CALLS_A_LOOK == 0;
  }

  /**
   * Whether a call that is over and the next one make no difference to a limiter that is calm. The
   * lane's thread may ask it, of its own place, once a call.
   */
  boolean isKept() {
    return state == State.IN && !timed && turn % CALLS_A_LOOK != 0 && !takeTurnOfClock();
  }
}
