package dev.retort.engine;

import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A clock that stands still while the thread that made it works, and once that thread waits, is at
 * once where the next alarm is due. Alarms run on one thread. For calls that end on the spot: one
 * that is under way would be out of time.
 */
public final class JumpingTime implements Timebase, AutoCloseable {
  private record Pending(long due, long number, Runnable task) implements Comparable<Pending> {
    @Override
    public int compareTo(Pending other) {
      int order = Long.compare(due, other.due);
      return order == 0 ? Long.compare(number, other.number) : order;
    }
  }

  // Guards itself, as a monitor: a thread that waits for a monitor is BLOCKED, one that waits for a
  // lock looks as if it had nothing to do.
  private final PriorityQueue<Pending> alarms = new PriorityQueue<>();

  private final AtomicLong now = new AtomicLong();
  private final AtomicLong count = new AtomicLong();
  private final Thread test = Thread.currentThread();
  private final Thread thread = new Thread(this::run, "jumping-time");

  public JumpingTime() {
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public long nanoTime() {
    return now.get();
  }

  @Override
  public Alarm schedule(long delayNanos, Runnable task) {
    Pending alarm = new Pending(now.get() + delayNanos, count.incrementAndGet(), task);
    synchronized (alarms) {
      alarms.add(alarm);
      alarms.notifyAll();
    }
    return () -> giveUp(alarm);
  }

  private void giveUp(Pending alarm) {
    synchronized (alarms) {
      alarms.remove(alarm);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  /** The next alarm; null while the test's thread may set an earlier one, or give it up. */
  private @Nullable Pending next() throws InterruptedException {
    synchronized (alarms) {
      while (alarms.isEmpty()) {
        alarms.wait();
      }
      Thread.State state = test.getState();
      return state == Thread.State.RUNNABLE || state == Thread.State.BLOCKED ? null : alarms.poll();
    }
  }

  private void run() {
    try {
      while (!thread.isInterrupted()) {
        Pending next = next();
        if (next == null) {
          // Not a loop that takes a core from the thread it waits for.
          LockSupport.parkNanos(50_000);
        } else {
          now.accumulateAndGet(next.due(), Math::max);
          next.task().run();
        }
      }
    } catch (InterruptedException e) {
      // The test is over.
    }
  }
}
