package dev.retort.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A clock that a test moves. Alarms run inside {@link #advance}, never by themselves. */
public final class ManualTime implements Timebase {
  private record Pending(long due, Runnable task) {}

  private final List<Pending> alarms = new ArrayList<>();
  private long now = 42;

  @Override
  public synchronized long nanoTime() {
    return now;
  }

  @Override
  public synchronized Alarm schedule(long delayNanos, Runnable task) {
    Pending alarm = new Pending(now + delayNanos, task);
    alarms.add(alarm);
    return () -> forget(alarm);
  }

  /** Moves the clock, stopping at each alarm on the way. */
  public void advance(long nanos) {
    long end = nanoTime() + nanos;
    Optional<Pending> next = takeDue(end);
    while (next.isPresent()) {
      next.get().task().run();
      next = takeDue(end);
    }
    moveTo(end);
  }

  /** How many alarms wait. */
  public synchronized int pending() {
    return alarms.size();
  }

  private synchronized Optional<Pending> takeDue(long end) {
    Optional<Pending> next =
        alarms.stream().filter(a -> a.due() <= end).min(Comparator.comparingLong(Pending::due));
    next.ifPresent(
        alarm -> {
          alarms.remove(alarm);
          now = Math.max(now, alarm.due());
        });
    return next;
  }

  private synchronized void moveTo(long end) {
    now = end;
  }

  private synchronized void forget(Pending alarm) {
    alarms.remove(alarm);
  }
}
