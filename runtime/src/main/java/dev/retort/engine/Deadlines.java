package dev.retort.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Ends calls whose time is up, with one alarm for all lanes of a fan-out. Safe for any thread.
 *
 * <p>Reading the clock for every call would cost more than all else the engine does for it. So a
 * call carries no deadline: the alarm looks at the lanes {@value #LOOKS} times in the time that a
 * call has, and notes when it first sees one. A call ends never before its time and at most two
 * looks after it.
 */
final class Deadlines<R> {
  /*
   * A lane parks, then looks at armed; the alarm clears armed, then looks at the lanes. So either
   * the lane sees that it has to arm, or the alarm sees the lane. Alarms share one thread, so no two
   * look at once.
   */

  private static final int LOOKS = 32;
  private static final long MIN_NANOS = 1_000_000;

  private final FanOut<R> fanOut;
  private final long timeoutNanos;
  private final long lookNanos;
  private final Timebase time;
  private final AtomicBoolean armed = new AtomicBoolean();

  // Written by the one who armed.
  private volatile Timebase.@Nullable Alarm alarm;

  Deadlines(FanOut<R> fanOut, long timeoutNanos, Timebase time) {
    this.fanOut = fanOut;
    this.timeoutNanos = timeoutNanos;
    this.lookNanos = Math.max(MIN_NANOS, timeoutNanos / LOOKS);
    this.time = time;
  }

  /** Sees to it that an alarm will look at a lane that has parked. */
  void watch() {
    if (!armed.get() && armed.compareAndSet(false, true)) {
      arm();
    }
  }

  /** Gives up the alarm; the run has stopped. */
  void close() {
    Timebase.Alarm set = alarm;
    if (set != null) {
      set.cancel();
    }
  }

  private void arm() {
    Timebase.Alarm set = time.schedule(lookNanos, this::look);
    alarm = set;
    if (fanOut.isStopped()) {
      set.cancel();
    }
  }

  /** On the timer thread. */
  private void look() {
    long now = time.nanoTime();
    armed.set(false);
    boolean underWay = false;
    List<Lane<R>> overdue = new ArrayList<>();
    for (Lane<R> lane : fanOut.lanes()) {
      Lane.Seen seen = lane.look(now, timeoutNanos);
      if (seen == Lane.Seen.OVERDUE) {
        overdue.add(lane);
      }
      underWay |= seen == Lane.Seen.UNDER_WAY;
    }
    if (underWay) {
      watch();
    }
    if (!overdue.isEmpty()) {
      fanOut.handOver(() -> overdue.forEach(this::giveUp));
    }
  }

  /** Returns in how many nanoseconds the call is made again, or OVER. */
  private long abandon(Lane<R> lane) {
    long wait = lane.abandon(new TimeoutException("no answer within " + seconds() + " s"));
    if (wait != FanOut.Calls.OVER && fanOut.isEnding()) {
      // Before the end of the run, which may come with this lane's.
      lane.abandon(new FanOut.Stopped());
      return FanOut.Calls.OVER;
    }
    return wait;
  }

  private String seconds() {
    return BigDecimal.valueOf(timeoutNanos, 9).stripTrailingZeros().toPlainString();
  }

  private void giveUp(Lane<R> lane) {
    long wait = FanOut.Calls.OVER;
    try {
      wait = abandon(lane);
    } catch (Throwable broken) {
      // Calls do not throw; if they do, or memory is out, the place is given back all the same.
      fanOut.stop(broken);
    }
    fanOut.limiter.leave(lane.place());
    Lane<R> fresh = fanOut.replace(lane);
    if (fresh != null) {
      fresh.goOn(lane, wait);
      return;
    }
    try {
      if (wait != FanOut.Calls.OVER) {
        lane.abandon(new FanOut.Stopped());
      }
    } finally {
      fanOut.bury(lane);
    }
  }
}
