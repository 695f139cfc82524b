package dev.retort.engine;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The machine's clock and one timer thread, which exists only while an alarm waits. Safe for any
 * thread.
 */
public final class SystemTime implements Timebase, AutoCloseable {
  private static final long IDLE_SECONDS = 1;

  private final ReentrantLock lock = new ReentrantLock();

  // Guarded by lock.
  private @Nullable ScheduledThreadPoolExecutor timer;

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public Alarm schedule(long delayNanos, Runnable task) {
    lock.lock();
    try {
      ScheduledThreadPoolExecutor running = timer;
      if (running == null) {
        running = newTimer();
        timer = running;
      }
      ScheduledFuture<?> alarm = running.schedule(task, delayNanos, TimeUnit.NANOSECONDS);
      return () -> alarm.cancel(false);
    } finally {
      lock.unlock();
    }
  }

  /** Gives up all alarms and ends the timer thread; a later alarm starts another one. */
  @Override
  public void close() {
    lock.lock();
    try {
      if (timer != null) {
        timer.shutdownNow();
        timer = null;
      }
    } finally {
      lock.unlock();
    }
  }

  private static ScheduledThreadPoolExecutor newTimer() {
    ScheduledThreadPoolExecutor made =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "retort-timer");
              thread.setDaemon(true);
              return thread;
            });
    made.setRemoveOnCancelPolicy(true);
    made.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    made.allowCoreThreadTimeOut(true);
    return made;
  }
}
