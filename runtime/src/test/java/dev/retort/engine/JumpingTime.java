package dev.retort.engine;

import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

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

  private final PriorityBlockingQueue<Pending> alarms = new PriorityBlockingQueue<>();
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
    alarms.add(alarm);
    return () -> alarms.remove(alarm);
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void run() {
    try {
      while (true) {
        Pending next = alarms.take();
        if (test.getState() == Thread.State.RUNNABLE || test.getState() == Thread.State.BLOCKED) {
          // It may set an earlier alarm, or give this one up.
          alarms.add(next);
          Thread.onSpinWait();
          continue;
        }
        now.accumulateAndGet(next.due(), Math::max);
        next.task().run();
      }
    } catch (InterruptedException e) {
      // The test is over.
    }
  }
}
