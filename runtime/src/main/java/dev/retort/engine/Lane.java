package dev.retort.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One place in which a call can be under way: takes a call, starts it, waits for its end without a
 * thread, reports it, takes the next.
 */
final class Lane<R> extends Trampoline.Turn implements BiConsumer<R, Throwable> {
  /*
   * The state is a phase and, above it, the number of the lane's calls so far, so that no one can
   * mistake a later call for an earlier one. Moves:
   *
   *   IDLE     -> RUNNING   the lane is woken (by FanOut.pump)
   *   RUNNING  -> IDLE      there is no next call (under FanOut's lock)
   *   RUNNING  -> STARTING  the one thread that runs the lane is about to start a call
   *   STARTING -> RUNNING   the call ended on the spot
   *   STARTING -> PARKED    the call is under way; the callback is put in place after that
   *   PARKED   -> RUNNING   the callback came: its thread runs the lane from here on
   *   STARTING, PARKED -> DEAD   the call was taken away: by FanOut.stop or, if PARKED, the time-out
   *
   * Whoever moves the lane out of STARTING or PARKED reports the end of the call. The other fields
   * are written by the one thread that runs the lane before it sets the state, and are read after a
   * look at the state. A lane that was retired may be run by another thread at once: who retired it
   * touches it no more. A callback that comes while it is put in place is kept by the trampoline.
   */
  private static final int IDLE = 0;
  private static final int RUNNING = 1;
  private static final int STARTING = 2;
  private static final int PARKED = 3;
  private static final int DEAD = 4;
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
  private final AtomicLong state = new AtomicLong(RUNNING);

  private long call;
  private boolean taken;
  private @Nullable CompletableFuture<R> answer;

  // The timer's alone: the state it saw last, and when it saw that first.
  private long watched;
  private long watchedSince;

  /** A lane that runs: its maker goes on with {@link #begin} or {@link FanOut#retire}. */
  Lane(FanOut<R> fanOut) {
    this.fanOut = fanOut;
  }

  /** Goes on with this call, here or when the turn of this thread is over. */
  void begin(long first) {
    state.set(with(state.get(), RUNNING));
    call = first;
    taken = true;
    fanOut.trampoline.run(this);
  }

  /** Takes a call and goes on with it, if there is one. */
  void goOn() {
    fanOut.trampoline.run(this);
  }

  /** The end of the call under way; from the thread that completes it. */
  @Override
  public void accept(@Nullable R value, @Nullable Throwable error) {
    long seen = state.get();
    if ((seen & PHASE) != PARKED || !state.compareAndSet(seen, with(seen, RUNNING))) {
      return;
    }
    try {
      report(value, error);
    } catch (Throwable broken) {
      fanOut.stop(broken);
    }
    fanOut.trampoline.run(this);
  }

  /** Runs the lane until a call is under way or there is none. */
  @Override
  void run() {
    try {
      boolean going = takeGiven() || takeNext();
      while (going && attempt()) {
        going = takeNext();
      }
    } catch (Throwable broken) {
      // Calls do not throw; if they do, or memory is out, no one else would hear of it.
      fanOut.stop(broken);
      fanOut.retire(this);
    }
  }

  /** Takes the call under way away from this lane. */
  boolean claim() {
    while (true) {
      long seen = state.get();
      long phase = seen & PHASE;
      if (phase != STARTING && phase != PARKED) {
        return false;
      }
      if (state.compareAndSet(seen, with(seen, DEAD))) {
        return true;
      }
    }
  }

  /** Cancels the call of a lane that was claimed, and reports its end. */
  void abandon(Throwable reason) {
    cancel(answer);
    fanOut.calls.ended(call, null, reason);
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
    return over && state.compareAndSet(seen, with(seen, DEAD)) ? Seen.OVERDUE : Seen.UNDER_WAY;
  }

  /** Under FanOut's lock. */
  void rest() {
    state.set(with(state.get(), IDLE));
  }

  private void report(@Nullable R value, @Nullable Throwable error) {
    answer = null;
    fanOut.calls.ended(call, value, error instanceof CompletionException ? unwrap(error) : error);
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
      next = fanOut.retire(this);
      if (next == FanOut.Calls.NONE) {
        return false;
      }
    }
    call = next;
    return true;
  }

  /** Starts the call. True if it ended on the spot; else the lane is no longer this thread's. */
  private boolean attempt() {
    long starting = with(state.get() + NEXT, STARTING);
    state.set(starting);
    if (fanOut.isStopped()) {
      // Whoever stopped the run may have looked at this lane before it was STARTING.
      return end(starting, null, new FanOut.Stopped());
    }
    CompletableFuture<R> future;
    boolean done;
    try {
      future = future(fanOut.calls.start(call));
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
    if (!state.compareAndSet(starting, with(starting, RUNNING))) {
      return false;
    }
    report(value, error);
    return true;
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
