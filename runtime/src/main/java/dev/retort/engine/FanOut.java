package dev.retort.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes numbered calls, a bounded number of them at once, again those that are to be made again.
 * Safe for any thread.
 *
 * <p>What holds at every moment:
 *
 * <ol>
 *   <li>calls under way are never more than the lanes, nor more than the limiter lets in;
 *   <li>every attempt of a call that started ends exactly once: with its answer, its failure, the
 *       time-out or the cancellation; the next one starts after that;
 *   <li>a call that ends on the spot makes its lane loop, never recurse;
 *   <li>no code of the user runs under a lock or on the timer thread;
 *   <li>a call that fails stops no other;
 *   <li>once {@link #stop} has returned, nothing starts, and what was under way is cancelled; once
 *       a {@link #runOut(Throwable)} has, nothing starts.
 * </ol>
 *
 * @param <R> what a call answers
 */
public final class FanOut<R> implements AutoCloseable {
  /*
   * A lane is one of maxLanes places in which a call can be under way. It has no thread: it runs on
   * the thread that called pump(), and after that on whichever thread completes its call, where it
   * reports the end and starts the next call. When there is no next call it is idle, until pump()
   * finds more. A lane whose call is taken away (time-out, stop) is dead: its stage may still
   * complete and finds no one; another lane takes its place. So late answers need no bookkeeping,
   * and a call costs one callback and no object of ours.
   *
   * A call that has to wait before it is sent, or sent again, waits in its lane, without a thread: an
   * alarm or the limiter runs the lane when it goes on. So what waits is bounded by the lanes, too.
   *
   * The caller of pump() and await() is the one whose interrupt stops the run.
   */

  /** The calls. All methods but {@link #start} are short and do not throw. */
  public interface Calls<R> {
    /** No call can start now. */
    long NONE = -1;

    /** The call has come to its end. */
    long OVER = -1;

    /**
     * Takes the next call; from any thread.
     *
     * @return its number, or {@link #NONE}
     */
    long next();

    /**
     * Says how big a call is, by {@link Attempt#size}; asked where there may be a limit to that.
     *
     * @param call number of the call
     * @param attempt where to say it
     */
    default void size(long call, Attempt attempt) {}

    /**
     * Starts a call: the user's code. It may end on the spot, and may throw. It is started again if
     * {@link #ended} says so.
     *
     * @param call number of the call
     * @param attempt how far it has come, and what it has waited for
     * @return the answer to come
     * @throws Exception any; the call ends with it
     */
    CompletionStage<R> start(long call, Attempt attempt) throws Exception;

    /**
     * Takes the end of a call; from any thread, once for each time it was started.
     *
     * @param call number of the call
     * @param attempt how far it has come; takes what the end tells
     * @param answer the answer; null if the stage completed with null or failed
     * @param failure what was thrown; a {@link java.util.concurrent.TimeoutException} if time was
     *     up, {@link Stopped} if the run was stopped; null if the call succeeded
     * @return {@link #OVER}, or in how many nanoseconds to start it again; of no account for a call
     *     that was stopped
     */
    long ended(long call, Attempt attempt, @Nullable R answer, @Nullable Throwable failure);

    /** Hears that the run was stopped, once. */
    default void stopped() {}
  }

  /** The end of a call that was under way, or about to be, when the run was stopped. */
  public static final class Stopped extends CancellationException {
    private static final long serialVersionUID = 1L;

    Stopped() {
      super("the run was stopped");
    }
  }

  final Calls<R> calls;
  final Limiter limiter;
  final Timebase time;
  final Executor elsewhere;
  final boolean patient;
  final Waits waits = new Waits();
  final Trampoline trampoline = new Trampoline();
  private final Deadlines<R> deadlines;
  private final int maxLanes;
  private final Limits limits;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition quiet = lock.newCondition();

  // Guarded by lock, which is held for arithmetic only.
  private final List<Lane<R>> lanes = new ArrayList<>();
  private final ArrayDeque<Lane<R>> idle = new ArrayDeque<>();
  private int busy;

  // Set once, by whoever stops the run, or lets it run out; that is set first then.
  private final AtomicReference<@Nullable Throwable> stopReason = new AtomicReference<>();
  private final AtomicReference<@Nullable Throwable> lastReason = new AtomicReference<>();

  // Set by whoever bounds the run, or what is left of it; given up when it stops.
  private final AtomicReference<Timebase.@Nullable Alarm> end = new AtomicReference<>();
  private final AtomicReference<Timebase.@Nullable Alarm> grace = new AtomicReference<>();

  // Set by the caller around pump() and await().
  private volatile @Nullable Thread caller;

  /**
   * Nothing starts before {@link #pump}.
   *
   * @param calls what to call
   * @param limiter what calls pass, with those of others
   * @param limits what may be sent; so many lanes as calls at once
   * @param patient whether calls wait while the other side says that it cannot take them
   * @param timeoutNanos how long one call may take
   * @param time the clock
   * @param elsewhere runs the user's code when a call has timed out or has waited
   */
  public FanOut(
      Calls<R> calls,
      Limiter limiter,
      Limits limits,
      boolean patient,
      long timeoutNanos,
      Timebase time,
      Executor elsewhere) {
    this.calls = calls;
    this.limiter = limiter;
    this.limits = limits;
    this.patient = patient;
    this.time = time;
    this.elsewhere = elsewhere;
    this.maxLanes = limits.inFlight();
    this.deadlines = new Deadlines<>(this, timeoutNanos, time);
    limiter.join(limits);
  }

  /** Starts calls until there is none left or every lane is busy. */
  public void pump() {
    Thread outer = caller;
    caller = Thread.currentThread();
    try {
      while (goesOn()) {
        Lane<R> lane = wakeLane();
        if (lane == null) {
          return;
        }
        long call = calls.next();
        if (call == Calls.NONE) {
          call = retire(lane);
        }
        if (call == Calls.NONE) {
          return;
        }
        lane.begin(call);
      }
    } finally {
      caller = outer;
    }
  }

  /**
   * Waits until every lane is idle: there was no next call, or the run was stopped.
   *
   * @throws InterruptedException if the thread was interrupted while calls were under way; the run
   *     is stopped then
   */
  public void await() throws InterruptedException {
    try {
      awaitQuiet();
    } catch (InterruptedException e) {
      stop(e);
      throw e;
    }
  }

  /**
   * Waits until all lanes are idle, after a stop: some may have a call that was let in, and not
   * sent. An interrupt does not shorten it, and is kept.
   *
   * @param nanos at most so long; the user's code may hold a lane
   */
  public void settle(long nanos) {
    awaitStill(nanos, () -> busy == 0);
  }

  /**
   * Waits until every end of a call was told, after a stop: of those that came by themselves, and
   * of those that were taken away. A thread that is to tell one may be held, on its way to {@link
   * Calls#ended} or in it. It waits for no call, and not for what the thread that asks is itself
   * telling. An interrupt does not shorten it, and is kept.
   *
   * @param nanos at most so long; ends are told to the user's code, too
   */
  public void awaitTold(long nanos) {
    Thread me = Thread.currentThread();
    awaitStill(nanos, () -> busy == 0 || lanes.stream().allMatch(lane -> lane.isTold(me)));
  }

  /** What is waited for is looked at under lock, whenever a lane has told an end or left. */
  private void awaitStill(long nanos, BooleanSupplier isStill) {
    boolean interrupted = Thread.interrupted();
    lock.lock();
    try {
      long left = nanos;
      while (!isStill.getAsBoolean() && left > 0) {
        long before = System.nanoTime();
        try {
          left = quiet.awaitNanos(left);
        } catch (InterruptedException e) {
          interrupted = true;
          left -= System.nanoTime() - before;
        }
      }
    } finally {
      lock.unlock();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** A lane has told an end as the run was ending: who waits for that may go on. */
  void told() {
    lock.lock();
    try {
      quiet.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Starts no further call and cancels those under way. The first reason counts.
   *
   * @param reason why
   */
  public void stop(Throwable reason) {
    Throwable first = lastReason.get();
    if (!stopReason.compareAndSet(null, first == null ? reason : first)) {
      return;
    }
    List<Lane<R>> claimed = claim(false);
    deadlines.close();
    giveUp(end.get());
    giveUp(grace.get());
    giveUp(claimed);
    limiter.quit(limits);
    calls.stopped();
  }

  /**
   * Starts no further call, none again either, and stops once those under way have ended by
   * themselves or their time is up. The first reason counts.
   *
   * @param reason why
   */
  public void runOut(Throwable reason) {
    if (beginsToRunOut(reason)) {
      stopIfRunOut();
    }
  }

  /**
   * The same, but calls that are still under way after a while are cancelled.
   *
   * @param reason why
   * @param nanos how long they have; later calls of this method give them no longer
   */
  public void runOut(Throwable reason, long nanos) {
    if (beginsToRunOut(reason)) {
      stopAfter(nanos, reason, grace);
      stopIfRunOut();
    }
  }

  private boolean beginsToRunOut(Throwable reason) {
    boolean begins = !isStopped() && lastReason.compareAndSet(null, reason);
    if (begins) {
      giveUp(claim(true));
    }
    return begins;
  }

  private List<Lane<R>> claim(boolean onlyWaiting) {
    List<Lane<R>> claimed = new ArrayList<>();
    lock.lock();
    try {
      for (Lane<R> lane : lanes) {
        if (lane.claim(onlyWaiting)) {
          claimed.add(lane);
        }
      }
    } finally {
      lock.unlock();
    }
    return claimed;
  }

  private void giveUp(List<Lane<R>> claimed) {
    try {
      for (Lane<R> lane : claimed) {
        lane.abandon(new Stopped());
      }
    } finally {
      // All at once, so that no place goes from one that is given up to the next such; and on every
      // path, since the limiter is the whole process's.
      try {
        limiter.leave(claimed.stream().map(Lane::place).toList(), this);
      } finally {
        leaveTold(claimed);
      }
    }
  }

  /** The last call under way has ended: nothing is left to wait for. */
  private void stopIfRunOut() {
    Throwable reason = lastReason.get();
    if (reason != null && isQuiet()) {
      stop(reason);
    }
  }

  /**
   * Stops the run when time is up, unless it has ended before. The last time that was set counts.
   *
   * @param nanos from now
   * @param reason why, then
   */
  public void stopAfter(long nanos, Throwable reason) {
    stopAfter(nanos, reason, end);
  }

  private void stopAfter(
      long nanos, Throwable reason, AtomicReference<Timebase.@Nullable Alarm> which) {
    Timebase.Alarm alarm = time.schedule(nanos, () -> handOver(() -> stop(reason)));
    giveUp(which.getAndSet(alarm));
    if (isStopped()) {
      alarm.cancel();
    }
  }

  private static void giveUp(Timebase.@Nullable Alarm alarm) {
    if (alarm != null) {
      alarm.cancel();
    }
  }

  /** Stops, if not all is done. */
  @Override
  public void close() {
    stop(new CancellationException("closed"));
  }

  /**
   * Why the run was stopped, or runs out.
   *
   * @return null if it goes on
   */
  public @Nullable Throwable stopReason() {
    Throwable reason = stopReason.get();
    return reason == null ? lastReason.get() : reason;
  }

  /**
   * How many calls have been sent and have not ended.
   *
   * @return as it is now
   */
  public int underWay() {
    int count = 0;
    for (Lane<R> lane : lanes()) {
      count += lane.isUnderWay() ? 1 : 0;
    }
    return count;
  }

  /**
   * What its calls wait for at the limiter, and have waited for.
   *
   * @return as it is now
   */
  public Limiter.Waited waited() {
    return limiter.look(waits);
  }

  /** Whether another call may start; looks for an interrupt where the caller itself runs lanes. */
  boolean goesOn() {
    Thread me = Thread.currentThread();
    if (me == caller && me.isInterrupted()) {
      stop(new InterruptedException("interrupted"));
    }
    return !isEnding();
  }

  /**
   * Whether nothing is waited for any more.
   *
   * @return false while it runs out
   */
  public boolean isStopped() {
    return stopReason.get() != null;
  }

  /** Whether no further call may start. */
  boolean isEnding() {
    return stopReason() != null;
  }

  Deadlines<R> deadlines() {
    return deadlines;
  }

  /** The lanes that are there now. */
  List<Lane<R>> lanes() {
    lock.lock();
    try {
      return List.copyOf(lanes);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Makes a lane idle. The look for a last call is under the lock: a pump that offers one takes the
   * lock after that, and so either this look or that pump sees the other.
   *
   * @return a call after all, or NONE
   */
  long retire(Lane<R> lane) {
    lock.lock();
    try {
      long call = isEnding() ? Calls.NONE : calls.next();
      if (call != Calls.NONE) {
        return call;
      }
      lane.rest();
      idle.push(lane);
      leave(1);
    } finally {
      lock.unlock();
    }
    stopIfRunOut();
    return Calls.NONE;
  }

  /** Forgets a lane whose call was taken away as the run was stopped, by the lane itself. */
  void bury(Lane<R> dead) {
    lock.lock();
    try {
      lanes.remove(dead);
      leave(1);
    } finally {
      lock.unlock();
    }
    stopIfRunOut();
  }

  /** A lane in place of one whose call was taken away; null if no call may start. */
  @Nullable Lane<R> replace(Lane<R> dead) {
    lock.lock();
    try {
      if (isEnding()) {
        return null;
      }
      lanes.remove(dead);
      Lane<R> fresh = new Lane<>(this);
      lanes.add(fresh);
      return fresh;
    } finally {
      lock.unlock();
    }
  }

  /** Runs a task on another thread; on this one if there is none. */
  void handOver(Runnable task) {
    try {
      elsewhere.execute(task);
    } catch (RejectedExecutionException | OutOfMemoryError noThread) {
      // Better here than never: someone waits for these calls.
      task.run();
    }
  }

  private boolean isQuiet() {
    lock.lock();
    try {
      return busy == 0;
    } finally {
      lock.unlock();
    }
  }

  private void awaitQuiet() throws InterruptedException {
    lock.lock();
    try {
      while (busy > 0) {
        quiet.await();
      }
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Lane<R> wakeLane() {
    lock.lock();
    try {
      Lane<R> lane = idle.poll();
      if (lane == null && lanes.size() < maxLanes) {
        lane = new Lane<>(this);
        lanes.add(lane);
      }
      if (lane != null) {
        busy++;
      }
      return lane;
    } finally {
      lock.unlock();
    }
  }

  /** Lanes have left whose calls were told to have ended: who waits for all may go on. */
  private void leaveTold(List<Lane<R>> claimed) {
    Set<Lane<R>> gone = new HashSet<>(claimed);
    lock.lock();
    try {
      lanes.removeAll(gone);
      leave(claimed.size());
    } finally {
      lock.unlock();
    }
  }

  /** Guarded by lock. */
  private void leave(int count) {
    busy -= count;
    if (busy == 0 || isEnding()) {
      quiet.signalAll();
    }
  }
}
