package dev.retort.engine;

import java.util.concurrent.Executor;

/**
 * A lane's place at a {@link Limiter}: out, in the queue, or in. All but the final fields is
 * guarded by the limiter's lock.
 */
final class Place {
  /** What a lane does when its turn has come. */
  interface Turn {
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
  long since;

  // Of a place that is in.
  long round;
  boolean metered;
  long bucket;
  long input;
  long output;

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
}
