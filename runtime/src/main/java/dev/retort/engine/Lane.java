package dev.retort.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One place in which a call can be under way: takes a call, waits until it may be sent, sends it,
 * waits for its end without a thread, reports it, sends it again if it is told to, takes the next.
 */
final class Lane<R> extends Trampoline.Turn implements BiConsumer<R, Throwable>, Place.Turn {
  /*
   * The state is a phase and, above it, the number of times that the lane sent something or waited,
   * so that no one can mistake a later time for an earlier one. Moves:
   *
   *   IDLE     -> RUNNING   the lane is woken (by FanOut.pump)
   *   RUNNING  -> IDLE      there is no next call (under FanOut's lock)
   *   RUNNING  -> WAITING   the call has to wait: for the limiter (under its lock), or for its next
   *                         attempt
   *   WAITING  -> RUNNING   it need not wait any longer: by whoever says so, who runs the lane then
   *   RUNNING  -> STARTING  the one thread that runs the lane is about to start a call
   *   STARTING -> ENDING    the call ended on the spot
   *   STARTING -> PARKED    the call is under way; the callback is put in place after that
   *   PARKED   -> ENDING    the callback came: its thread runs the lane from here on
   *   ENDING   -> RUNNING   the end of the call was told
   *   STARTING, PARKED, WAITING -> DEAD   the call was taken away: by FanOut.stop or, if PARKED, the
   *                                       time-out, or, if WAITING, FanOut.runOut
   *
   * Whoever moves the lane out of STARTING, PARKED or WAITING reports the end of the call, if it has
   * come to one. The other fields are written by the one thread that runs the lane before it sets
   * the state, and are read after a look at the state. A lane that was retired, or waits, may be run
   * by another thread at once: who let go of it touches it no more. A callback that comes while it
   * is put in place is kept by the trampoline.
   */
  private static final int IDLE = 0;
  private static final int RUNNING = 1;
  private static final int STARTING = 2;
  private static final int PARKED = 3;
  private static final int DEAD = 4;
  private static final int WAITING = 5;
  private static final int ENDING = 6;
  private static final int PHASE = 7;
  private static final int NEXT = 8;

  /** What the timer finds in a lane. */
  enum Seen {
    /** No call is under way. */
    NOTHING,
    /** A call is under way that has time. */
    UNDER_WAY,
    /** A call was taken away, its time being up: see {@link Lane#abandon}. */
    OVERDUE
  }

  private final FanOut<R> fanOut;
  private final Limiter limiter;
  private final AtomicLong state = new AtomicLong(RUNNING);
  private final Attempt attempt;
  private final Place place;

  private long call;
  private boolean taken;
  private boolean granted;
  private boolean resting;

  // Written by whoever takes the call away, who reports its end.
  private boolean takenUnderWay;
  private @Nullable CompletableFuture<R> answer;

  // Who tells the end, for that thread's own eyes: see isTold.
  private @Nullable Thread teller;

  // Set after the lane has begun to wait.
  private volatile Timebase.@Nullable Alarm alarm;

  // The timer's alone: the state it saw last, and when it saw that first.
  private long watched;
  private long watchedSince;

  /** A lane that runs: its maker goes on with {@link #begin} or {@link FanOut#retire}. */
  Lane(FanOut<R> fanOut) {
    this.fanOut = fanOut;
    this.limiter = fanOut.limiter;
    this.attempt = new Attempt(limiter);
    this.place =
        new Place(
            this, attempt, fanOut, fanOut.time, fanOut.elsewhere, fanOut.waits, fanOut.patient);
  }

  /** Where it stands at the limiter. */
  Place place() {
    return place;
  }

  /** Goes on with this call, here or when the turn of this thread is over. */
  void begin(long first) {
    state.set(with(state.get(), RUNNING));
    call = first;
    taken = true;
    fanOut.trampoline.run(this);
  }

  /** Goes on where a dead lane stopped: makes its call again, or takes the next. */
  void goOn(Lane<R> dead, long waitNanos) {
    if (waitNanos == FanOut.Calls.OVER) {
      fanOut.trampoline.run(this);
      return;
    }
    call = dead.call;
    attempt.adopt(dead.attempt);
    try {
      waitForNext(waitNanos);
    } catch (Throwable broken) {
      breakOff(broken);
    }
  }

  /** The end of the call under way; from the thread that completes it. */
  @Override
  public void accept(@Nullable R value, @Nullable Throwable error) {
    long seen = state.get();
    if ((seen & PHASE) != PARKED || !state.compareAndSet(seen, with(seen, ENDING))) {
      return;
    }
    boolean goesOn = false;
    try {
      goesOn = report(value, error);
    } catch (Throwable broken) {
      breakOff(broken);
    }
    if (goesOn) {
      fanOut.trampoline.run(this);
    }
  }

  /** The limiter lets the call in. */
  @Override
  public boolean granted(Object home) {
    long seen = state.get();
    granted = true;
    if ((seen & PHASE) != WAITING || !state.compareAndSet(seen, with(seen, RUNNING))) {
      return false;
    }
    taken = true;
    if (home == fanOut) {
      fanOut.trampoline.run(this);
    } else {
      fanOut.handOver(() -> fanOut.trampoline.run(this));
    }
    return true;
  }

  /** Runs the lane until a call is under way, or waits, or there is none. */
  @Override
  void run() {
    try {
      boolean going = takeGiven() || takeNext();
      while (going) {
        going = pass() && send() && takeNext();
      }
    } catch (Throwable broken) {
      breakOff(broken);
    }
  }

  /** Whether its call was sent and has not ended. */
  boolean isUnderWay() {
    long phase = state.get() & PHASE;
    return phase == STARTING || phase == PARKED;
  }

  /**
   * Whether, after a stop, no end of a call is to be told here: none that came, none of a call that
   * was taken away or is about to be. What a thread itself is telling counts as told: it cannot
   * wait for that. A call that was let in and not sent does not count, since that may be behind
   * code of the user.
   */
  boolean isTold(Thread asking) {
    long phase = state.get() & PHASE;
    return phase == IDLE || phase == RUNNING || teller == asking;
  }

  /** Takes the call away from this lane; if it is under way, only where it need not be waiting. */
  boolean claim(boolean onlyWaiting) {
    while (true) {
      long seen = state.get();
      long phase = seen & PHASE;
      boolean underWay = phase == STARTING || phase == PARKED;
      if (phase != WAITING && (onlyWaiting || !underWay)) {
        return false;
      }
      if (state.compareAndSet(seen, with(seen, DEAD))) {
        takenUnderWay = underWay;
        teller = Thread.currentThread();
        return true;
      }
    }
  }

  /**
   * Cancels the call of a lane that was claimed, and reports its end.
   *
   * @return what {@link FanOut.Calls#ended} says
   */
  long abandon(Throwable reason) {
    teller = Thread.currentThread();
    CompletableFuture<R> last = answer;
    cancel(last);
    attempt.takenAway(takenUnderWay, last instanceof Arriving early && early.hasArrived());
    // Said once: a run that ends meanwhile gives up a call whose time was over.
    takenUnderWay = false;
    cancelAlarm();
    restNoMore();
    if (reason instanceof FanOut.Stopped) {
      attempt.tells(Attempt.Signal.NONE, 0);
    }
    return fanOut.calls.ended(call, attempt, null, reason);
  }

  /**
   * Looks at the call under way, on the timer thread: notes when it was first seen, and takes it
   * away from this lane if that was long enough ago.
   */
  Seen look(long now, long timeoutNanos) {
    long seen = state.get();
    if ((seen & PHASE) != PARKED) {
      return Seen.NOTHING;
    }
    if (seen != watched) {
      watched = seen;
      watchedSince = now;
      return Seen.UNDER_WAY;
    }
    boolean over = now - watchedSince >= timeoutNanos;
    if (!over || !state.compareAndSet(seen, with(seen, DEAD))) {
      return Seen.UNDER_WAY;
    }
    takenUnderWay = true;
    return Seen.OVERDUE;
  }

  /** Under FanOut's lock. */
  void rest() {
    state.set(with(state.get(), IDLE));
  }

  /** Calls do not throw; if they do, or memory is out, no one else would hear of it. */
  private void breakOff(Throwable broken) {
    fanOut.stop(broken);
    // If the call was under way or waited, the stop has taken it away.
    if ((state.get() & PHASE) == RUNNING) {
      limiter.leave(place);
      fanOut.retire(this);
    }
  }

  /**
   * Reports the end of the call, or of an attempt.
   *
   * @return true if the lane goes on to the next call here; else it waits
   */
  private boolean report(@Nullable R value, @Nullable Throwable error) {
    answer = null;
    Throwable failure = error instanceof CompletionException ? unwrap(error) : error;
    boolean stopped = failure instanceof FanOut.Stopped;
    if (stopped) {
      attempt.tells(Attempt.Signal.NONE, 0);
    }
    long wait = tell(value, failure);
    if (wait == FanOut.Calls.OVER || stopped) {
      if (attempt.signal == Attempt.Signal.ANSWERED) {
        // The limiter hears of it once there is a next call, or none.
        attempt.keptPlace();
      } else {
        leave();
      }
      return true;
    }
    limiter.leave(place);
    waitForNext(wait);
    return false;
  }

  private long tell(@Nullable R value, @Nullable Throwable failure) {
    teller = Thread.currentThread();
    try {
      return fanOut.calls.ended(call, attempt, value, failure);
    } finally {
      teller = null;
      state.set(with(state.get(), RUNNING));
      if (fanOut.isEnding()) {
        fanOut.told();
      }
    }
  }

  /** Whether the lane was woken with a call. */
  private boolean takeGiven() {
    boolean given = taken;
    if (given) {
      taken = false;
    }
    return given;
  }

  /** Takes the next call. If there is none, the lane is idle and no longer this thread's. */
  private boolean takeNext() {
    long next = fanOut.goesOn() ? fanOut.calls.next() : FanOut.Calls.NONE;
    if (next == FanOut.Calls.NONE) {
      leave();
      next = fanOut.retire(this);
      if (next == FanOut.Calls.NONE) {
        return false;
      }
    }
    call = next;
    return true;
  }

  /** Leaves the limiter, the call being over. */
  private void leave() {
    limiter.leave(place);
    attempt.reset();
  }

  /** Passes the limiter. True if the call may be sent; else the lane is no longer this thread's. */
  private boolean pass() {
    if (granted) {
      granted = false;
      return true;
    }
    if (limiter.isCalm() && place.isKept()) {
      attempt.reset();
      return true;
    }
    fanOut.calls.size(call, attempt);
    long waiting = waiting();
    if (limiter.enter(place)) {
      return true;
    }
    if (isGivenUp(waiting)) {
      limiter.leave(place);
    }
    return false;
  }

  /** The state in which this lane waits next. */
  private long waiting() {
    return with(state.get() + NEXT, WAITING);
  }

  @Override
  public void waits() {
    state.set(waiting());
  }

  /**
   * Whether the run was stopped before the limiter had this lane in its queue. Whoever stopped the
   * run may have looked at this lane before it waited, or left the limiter before it had entered.
   */
  private boolean isGivenUp(long waiting) {
    if (!fanOut.isEnding()) {
      return false;
    }
    if (state.get() == with(waiting, DEAD)) {
      return true;
    }
    if (state.compareAndSet(waiting, with(waiting, DEAD))) {
      abandon(new FanOut.Stopped());
      fanOut.bury(this);
      return true;
    }
    return false;
  }

  /** Waits for the next attempt of the call; the lane is no longer this thread's. */
  private void waitForNext(long nanos) {
    long waiting = waiting();
    resting = nanos > 0;
    if (resting) {
      limiter.rests(fanOut.waits);
    }
    state.set(waiting);
    Timebase.Alarm set = fanOut.time.schedule(nanos, () -> wake(waiting));
    if (state.get() == waiting) {
      alarm = set;
    }
    if (fanOut.isEnding()) {
      set.cancel();
      if (state.compareAndSet(waiting, with(waiting, DEAD))) {
        abandon(new FanOut.Stopped());
        fanOut.bury(this);
      }
    }
  }

  /** On the timer thread. */
  private void wake(long waiting) {
    if (state.compareAndSet(waiting, with(waiting, RUNNING))) {
      restNoMore();
      taken = true;
      fanOut.handOver(() -> fanOut.trampoline.run(this));
    }
  }

  /** The wait for the next attempt is over, if there was one. */
  private void restNoMore() {
    if (resting) {
      resting = false;
      limiter.restsNoMore(fanOut.waits);
    }
  }

  /** Sends the call. True if it ended on the spot; else the lane is no longer this thread's. */
  private boolean send() {
    long starting = with(state.get() + NEXT, STARTING);
    attempt.send();
    state.set(starting);
    if (fanOut.isEnding()) {
      // Whoever ended the run may have looked at this lane before it was STARTING.
      return end(starting, null, new FanOut.Stopped());
    }
    CompletableFuture<R> future;
    boolean done;
    try {
      future = future(fanOut.calls.start(call, attempt));
      done = future.isDone();
    } catch (Throwable thrown) {
      if (thrown instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      return end(starting, null, thrown);
    }
    if (done) {
      return endWith(starting, future);
    }
    answer = future;
    long parked = with(starting, PARKED);
    if (!state.compareAndSet(starting, parked)) {
      cancel(future);
      return false;
    }
    try {
      var unused = future.whenComplete(this);
      fanOut.deadlines().watch();
    } catch (Throwable broken) {
      // The lane may be another thread's by now. If it is not, this stop ends its call.
      fanOut.stop(broken);
    }
    return false;
  }

  private boolean endWith(long starting, CompletableFuture<R> done) {
    R value;
    try {
      value = done.getNow(null);
    } catch (Throwable thrown) {
      return end(starting, null, thrown);
    }
    return end(starting, value, null);
  }

  private boolean end(long starting, @Nullable R value, @Nullable Throwable error) {
    if (!state.compareAndSet(starting, with(starting, ENDING))) {
      return false;
    }
    return report(value, error);
  }

  private void cancelAlarm() {
    Timebase.Alarm set = alarm;
    if (set != null) {
      set.cancel();
      alarm = null;
    }
  }

  /** The stage as a future, which is known to call back once. */
  private static <R> CompletableFuture<R> future(@Nullable CompletionStage<R> stage) {
    if (stage == null) {
      throw new NullPointerException("a call was started and gave no stage");
    }
    try {
      return stage.toCompletableFuture();
    } catch (UnsupportedOperationException e) {
      CompletableFuture<R> copy = new CompletableFuture<>();
      stage.whenComplete(
          (value, error) -> {
            if (error == null) {
              copy.complete(value);
            } else {
              copy.completeExceptionally(error);
            }
          });
      return copy;
    }
  }

  private static void cancel(@Nullable CompletableFuture<?> future) {
    if (future == null) {
      return;
    }
    try {
      future.cancel(true);
    } catch (Throwable ignored) {
      // The call is over for us, whatever its future says to being cancelled.
    }
  }

  private static Throwable unwrap(Throwable wrapped) {
    Throwable cause = wrapped.getCause();
    return cause == null ? wrapped : cause;
  }

  private static long with(long state, int phase) {
    return (state & ~PHASE) | phase;
  }
}
