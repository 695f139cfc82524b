package dev.retort.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What all calls to one account pass before they are sent, whoever sends them: bounds on the calls
 * under way and on the calls and tokens of a minute, the pauses the other side asks for, and the
 * caution it calls for. Calls that have to wait do so in one queue, first come, first served,
 * without a thread. Safe for any thread.
 */
public final class Limiter {
  /*
   * As long as all is calm (no limit a minute, no one waits, the other side answers, and so fast
   * that it does not matter how fast), a lane keeps its place from call to call and only looks at
   * one field. Else it leaves and enters anew, at the end of the queue: in one go, when it has its
   * next call.
   *
   * The queue moves when a place is left, when limits change, and by an alarm of the head's own
   * timer if the head waits for time to pass. So the limiter has no timer and no thread, and
   * nothing of it is left when those who wait are gone.
   *
   * Places are granted under the lock, lanes go on outside it: those of the fan-out whose thread
   * this is here, others elsewhere. A lane that was given up meanwhile says so, and its place is
   * granted to the next.
   */

  /**
   * What can be seen of a limiter.
   *
   * @param inFlight calls under way
   * @param bound how many may be under way now
   * @param most how many may be at most
   * @param waiting calls that wait
   * @param gate what the first of them waits for; null if none waits
   * @param waited how long it has waited
   */
  public record Snapshot(
      int inFlight, int bound, int most, int waiting, @Nullable Gate gate, Duration waited) {}

  /**
   * What the calls of one fan-out wait for, and have waited for.
   *
   * @param calls calls that wait
   * @param gate what they wait for; null if none waits. {@link Gate#RETRY} where no call of the
   *     account is under way or in the queue, all others that failed being about to be sent again
   * @param unbroken for how long they have waited for that without a break
   * @param total by gate: how long at least one of them waited; without gates that none waited for
   */
  public record Waited(
      int calls, @Nullable Gate gate, Duration unbroken, Map<Gate, Duration> total) {}

  private final LongSupplier clock;
  private final ReentrantLock lock = new ReentrantLock();

  // Guarded by lock.
  private final long origin;
  private final List<Limits> members = new ArrayList<>();
  private final ArrayDeque<Place> queue = new ArrayDeque<>();
  private final Throttle throttle = new Throttle();
  private final Congestion congestion = new Congestion();
  private final Tokens tokens = new Tokens();
  private final SlidingWindow requests = new SlidingWindow();
  private final SlidingWindow input = new SlidingWindow();
  private final SlidingWindow output = new SlidingWindow();
  private final SlidingWindow both = new SlidingWindow();
  private final long[] held = new long[Gate.values().length];
  private @Nullable Gate holding;
  private long holdingSince;
  private int inFlight;
  private long stillSince;
  private long latest;
  private long bucket;
  private long pausedUntil;
  private Timebase.@Nullable Alarm alarm;
  private @Nullable Timebase alarmOf;
  private long alarmAt;

  // Written under lock.
  private volatile Limits told = Limits.inFlight(0);
  private volatile Limits limits = Limits.inFlight(0);
  private volatile boolean calm = true;

  /**
   * Without limits, and no one there.
   *
   * @param clock monotonic, in nanoseconds
   */
  public Limiter(LongSupplier clock) {
    this.clock = clock;
    this.origin = clock.getAsLong();
  }

  /**
   * Says what others found out of the account's limits; they count where those who are there set
   * none. What is not said stays as it was said before: an answer that knows no limit, such as a
   * gateway's, lifts none.
   *
   * @param found limits; the calls under way are not looked at
   */
  public void tell(Limits found) {
    if (found.or(told).equals(told)) {
      return;
    }
    List<Place> granted;
    lock.lock();
    try {
      boolean before = limits.isMetered();
      told = found.or(told);
      weigh();
      if (!before && limits.isMetered()) {
        // Those under way were sent without being counted.
        now();
        requests.add(inFlight);
      }
      granted = grant(now());
    } finally {
      lock.unlock();
    }
    proceed(granted, this);
  }

  /**
   * What can be seen now.
   *
   * @return a copy
   */
  public Snapshot snapshot() {
    lock.lock();
    try {
      long now = now();
      Place head = queue.peek();
      return new Snapshot(
          inFlight,
          bound(),
          limits.inFlight(),
          queue.size(),
          head == null ? null : closed(head, now),
          Duration.ofNanos(head == null ? 0 : now - head.since));
    } finally {
      lock.unlock();
    }
  }

  /** What calls of a fan-out wait for now, and have waited for. */
  Waited look(Waits waits) {
    lock.lock();
    try {
      long now = now();
      return waits.look(held, holding, holdingSince, inFlight == 0 ? stillSince : Limits.NONE, now);
    } finally {
      lock.unlock();
    }
  }

  /** A call that is out begins to wait for its next attempt. */
  void rests(Waits waits) {
    lock.lock();
    try {
      waits.beginRest(now());
    } finally {
      lock.unlock();
    }
  }

  /** It does so no longer: it comes back, or was given up. */
  void restsNoMore(Waits waits) {
    lock.lock();
    try {
      waits.endRest(now());
    } finally {
      lock.unlock();
    }
  }

  /**
   * Whether it holds nothing that matters to a later call.
   *
   * @param idleNanos for how long
   * @return true if no one is there and no one was for so long
   */
  public boolean isIdle(long idleNanos) {
    lock.lock();
    try {
      return members.isEmpty() && clock.getAsLong() - origin - latest >= idleNanos;
    } finally {
      lock.unlock();
    }
  }

  /** Is idle from now on at the earliest. */
  public void touch() {
    lock.lock();
    try {
      now();
    } finally {
      lock.unlock();
    }
  }

  /** Someone comes who sets these limits. */
  void join(Limits own) {
    change(() -> members.add(own));
  }

  /**
   * Someone goes. With the last one goes the word of the other side that it wants to be left alone:
   * who comes later asks anew. The minute stays, and so does the bound.
   */
  void quit(Limits own) {
    change(
        () -> {
          members.remove(own);
          forgetIfNoOneIsThere();
        });
  }

  private void change(Runnable change) {
    List<Place> granted;
    lock.lock();
    try {
      change.run();
      weigh();
      granted = grant(now());
    } finally {
      lock.unlock();
    }
    proceed(granted, this);
  }

  /** Whether who is in may go on to the next call without leaving. */
  boolean isCalm() {
    return calm;
  }

  /**
   * Whether what may be sent in a minute is bounded; from any thread.
   *
   * @return as it is now
   */
  public boolean hasLimitsAMinute() {
    return limits.isMetered();
  }

  /** How many calls may be under way at most. */
  int most() {
    return limits.inFlight();
  }

  /** Whether tokens are counted. */
  boolean isMetered() {
    return limits.isMeteredInTokens();
  }

  /** For how long there have been refusals and nothing else. */
  long refusedNanos() {
    lock.lock();
    try {
      return throttle.refusedNanos(now());
    } finally {
      lock.unlock();
    }
  }

  /**
   * Enters with a call; who is in leaves first, the call before being over.
   *
   * @return true if the place is in; false if it is in the queue: its lane hears, maybe before this
   *     returns
   */
  boolean enter(Place place) {
    List<Place> granted;
    lock.lock();
    try {
      long now = now();
      if (place.state == Place.State.IN) {
        release(place, now);
        place.attempt.reset();
      }
      if (queue.isEmpty() && closed(place, now) == null) {
        admit(place, now);
        setCalm(isCalm(now));
        return true;
      }
      // Before it can be granted.
      place.lane.waits();
      place.state = Place.State.QUEUED;
      place.since = now;
      place.waits.begin(held, now);
      place.attempt.waits(held);
      queue.add(place);
      granted = grant(now);
    } finally {
      lock.unlock();
    }
    // This very place may be among them: then its lane goes on once its thread is back.
    proceed(granted, place.home);
    return false;
  }

  /** Leaves, or gives up waiting; without effect on who is out. */
  void leave(Place place) {
    List<Place> granted;
    lock.lock();
    try {
      long now = now();
      release(place, now);
      granted = grant(now);
    } finally {
      lock.unlock();
    }
    proceed(granted, place.home);
  }

  /** Several leave at once. */
  void leave(List<Place> places, Object home) {
    List<Place> granted;
    lock.lock();
    try {
      long now = now();
      places.forEach(place -> release(place, now));
      granted = grant(now);
    } finally {
      lock.unlock();
    }
    proceed(granted, home);
  }

  /** Lets those go on who were let in. A place whose lane was given up goes to the next. */
  private void proceed(List<Place> granted, Object home) {
    List<Place> next = granted;
    while (!next.isEmpty()) {
      List<Place> givenUp = new ArrayList<>();
      for (Place place : next) {
        if (!place.lane.granted(home)) {
          place.attempt.tells(Attempt.Signal.NONE, 0);
          givenUp.add(place);
        }
      }
      if (givenUp.isEmpty()) {
        return;
      }
      lock.lock();
      try {
        long now = now();
        givenUp.forEach(place -> release(place, now));
        next = grant(now);
      } finally {
        lock.unlock();
      }
    }
  }

  // From here on: under lock.

  private long now() {
    long before = latest;
    latest = Math.max(before, clock.getAsLong() - origin);
    addUp(latest - before);
    long now = SlidingWindow.bucket(latest);
    if (now != bucket) {
      bucket = now;
      requests.advance(now);
      input.advance(now);
      output.advance(now);
      both.advance(now);
    }
    return latest;
  }

  @SuppressWarnings("EnumOrdinal") // The sums are this process's alone.
  private void addUp(long nanos) {
    if (holding != null) {
      held[holding.ordinal()] += nanos;
    }
  }

  private void weigh() {
    if (members.isEmpty()) {
      return;
    }
    Limits own = members.get(0);
    for (Limits other : members) {
      own = own.with(other);
    }
    limits = own.or(told);
    throttle.most(limits.inFlight());
    congestion.most(limits.inFlight());
  }

  private void release(Place place, long now) {
    if (place.state == Place.State.QUEUED) {
      queue.remove(place);
      place.waits.end(held);
    } else if (place.state == Place.State.IN) {
      if (place.timed && place.attempt.signal == Attempt.Signal.ANSWERED) {
        congestion.answered(now - place.since, place.crowd, inFlight, now);
      }
      inFlight--;
      if (inFlight == 0) {
        stillSince = now;
      }
      reconcile(place);
      hear(place, now);
      place.attempt.settle();
    }
    place.state = Place.State.OUT;
  }

  private void hear(Place place, long now) {
    Attempt attempt = place.attempt;
    if (attempt.answeredBefore) {
      throttle.hasAnswered();
    }
    switch (attempt.signal) {
      case ANSWERED -> throttle.answered();
      case REFUSED -> throttle.refused(attempt, place.round, attempt.pauseNanos > 0, now);
      case DOWN -> throttle.down(attempt, place.round, now);
      case NONE -> {
        if (attempt.probe) {
          throttle.cameToNothing();
        }
      }
    }
    if (attempt.pauseNanos > 0) {
      pausedUntil = Math.max(pausedUntil, now + attempt.pauseNanos);
    }
    forgetIfNoOneIsThere(); // The last run may be over before the last of its calls.
  }

  private void forgetIfNoOneIsThere() {
    if (members.isEmpty()) {
      pausedUntil = 0;
      throttle.forget();
      congestion.forget();
    }
  }

  /** Puts what was used in the place of what was reserved; where nothing is known, that stays. */
  private void reconcile(Place place) {
    Attempt attempt = place.attempt;
    if (!place.metered) {
      return;
    }
    long in = attempt.inputTokens < 0 ? 0 : attempt.inputTokens - place.input;
    long out = attempt.outputTokens < 0 ? 0 : attempt.outputTokens - place.output;
    input.correct(place.bucket, in);
    output.correct(place.bucket, out);
    both.correct(place.bucket, in + out);
    tokens.learn(place);
  }

  private List<Place> grant(long now) {
    List<Place> granted = List.of();
    Gate gate = null;
    for (Place head = queue.peek(); head != null; head = queue.peek()) {
      gate = closed(head, now);
      if (gate != null) {
        break;
      }
      queue.remove();
      head.waits.end(held);
      head.attempt.hasWaited(held);
      admit(head, now);
      granted = granted.isEmpty() ? new ArrayList<>() : granted;
      granted.add(head);
    }
    Place head = queue.peek();
    if (holding != gate) {
      holding = gate;
      holdingSince = now;
    }
    watch(head, head == null || gate == null ? Limits.NONE : opensAt(head, gate));
    setCalm(head == null && isCalm(now));
    return granted;
  }

  /** Writes what all read only where it changes. */
  private void setCalm(boolean now) {
    if (calm != now) {
      calm = now;
    }
  }

  private boolean isCalm(long now) {
    return !limits.isMetered()
        && throttle.isRelaxed()
        && congestion.isRelaxed()
        && !congestion.isWorthwhile()
        && inFlight <= bound()
        && pausedUntil <= now;
  }

  /** How many calls may be under way now. */
  private int bound() {
    return Math.min(throttle.bound(), congestion.bound());
  }

  private void admit(Place place, long now) {
    place.state = Place.State.IN;
    place.timed = congestion.isWorthwhile() || place.takeTurnOfClock();
    place.since = now;
    place.crowd = congestion.round();
    place.round = throttle.round();
    place.attempt.probe = throttle.isOpen();
    throttle.sent();
    inFlight++;
    if (limits.isMetered()) {
      requests.add(1);
    }
    place.metered = limits.isMeteredInTokens();
    if (place.metered) {
      place.bucket = bucket;
      place.characters = place.attempt.characters;
      place.generations = place.attempt.generations;
      input.add(place.input);
      output.add(place.output);
      both.add(place.input + place.output);
    }
  }

  /** The first gate that is closed to this place; null if none is. */
  private @Nullable Gate closed(Place place, long now) {
    if (place.patient && now < pausedUntil) {
      return Gate.PAUSE;
    }
    if (place.patient && !throttle.lets(now)) {
      return Gate.BREAKER;
    }
    if (inFlight >= bound()) {
      return Gate.IN_FLIGHT;
    }
    if (requests.total() + 1 > limits.requests()) {
      return Gate.REQUESTS;
    }
    return limits.isMeteredInTokens() ? closedToTokens(place) : null;
  }

  /** Says what the place will take, as far as is known now, and looks whether there is so much. */
  private @Nullable Gate closedToTokens(Place place) {
    place.input = tokens.input(place.attempt);
    place.output = tokens.output(place.attempt);
    if (input.total() > room(place.input, limits.inputTokens())) {
      return Gate.INPUT_TOKENS;
    }
    if (output.total() > room(place.output, limits.outputTokens())) {
      return Gate.OUTPUT_TOKENS;
    }
    return both.total() > room(place.input + place.output, limits.tokens()) ? Gate.TOKENS : null;
  }

  /**
   * How much may count before this comes on top; what is more than a whole minute's comes alone.
   */
  private static long room(long needed, long limit) {
    return Math.max(0, limit - needed);
  }

  /** When a gate opens by time alone; NONE if it does not. */
  private long opensAt(Place place, Gate gate) {
    return switch (gate) {
      case PAUSE -> pausedUntil;
      case BREAKER -> throttle.probeAt();
      case IN_FLIGHT, RETRY -> Limits.NONE;
      case REQUESTS -> requests.fallsTo(limits.requests() - 1);
      case INPUT_TOKENS -> input.fallsTo(room(place.input, limits.inputTokens()));
      case OUTPUT_TOKENS -> output.fallsTo(room(place.output, limits.outputTokens()));
      case TOKENS -> both.fallsTo(room(place.input + place.output, limits.tokens()));
    };
  }

  /** Sets the alarm of the head, or none. */
  private void watch(@Nullable Place head, long at) {
    if (alarm != null && (head == null || alarmOf != head.time || alarmAt != at)) {
      alarm.cancel();
      alarm = null;
    }
    if (head == null || at == Limits.NONE || alarm != null) {
      return;
    }
    alarmOf = head.time;
    alarmAt = at;
    alarm = head.time.schedule(at - latest, () -> handOver(head, at));
  }

  // Not under lock.

  /** On the timer thread. */
  private void handOver(Place head, long at) {
    try {
      head.elsewhere.execute(() -> wake(head.home, at));
    } catch (RejectedExecutionException | OutOfMemoryError noThread) {
      // Better here than never: someone waits for this call.
      wake(head.home, at);
    }
  }

  private void wake(Object home, long at) {
    List<Place> granted;
    lock.lock();
    try {
      if (alarmAt == at) {
        alarm = null;
      }
      granted = grant(now());
    } finally {
      lock.unlock();
    }
    proceed(granted, home);
  }
}
