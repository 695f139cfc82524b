package dev.retort.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Brings records to the disk in groups: whatever came while one group was written is the next one,
 * so a record waits for one write when there are few and shares it when there are many. Any thread.
 */
final class GroupWriter implements AutoCloseable {
  /*
   * One thread writes. It completes nothing itself: what waits for a record goes on with the user's
   * next call, and whatever that does must not hold up the disk. A group is completed by a few
   * threads, in portions.
   */
  private static final int LEAST_PORTION = 64;
  private static final int MOST_THREADS = 4;
  private static final long IDLE_SECONDS = 5;

  /** Writes a group for good. */
  interface Target {
    void write(List<Append> group) throws IOException;
  }

  private final Target target;
  private final int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
  private final ExecutorService completing;
  private final Thread writer;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  // Guarded by lock.
  private List<Append> waiting = new ArrayList<>();
  private @Nullable IOException failure;
  private boolean closed;

  GroupWriter(Target target) {
    this.target = target;
    this.completing = newThreads(threads);
    this.writer = daemon(this::work, "retort-journal");
    writer.start();
  }

  private static ExecutorService newThreads(int number) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            number,
            number,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> daemon(task, "retort-journaled"));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Takes a record. It fails at once where an earlier one could not be written. */
  void add(Append record) {
    IOException refused;
    lock.lock();
    try {
      refused = closed ? new IOException("the journal is closed") : failure;
      if (refused == null) {
        waiting.add(record);
        if (waiting.size() == 1) {
          changed.signal();
        }
      }
    } finally {
      lock.unlock();
    }
    if (refused != null) {
      record.completeExceptionally(refused);
    }
  }

  /** Writes what is waiting, and ends. Who waits for a record may be told a moment later. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
    boolean interrupted = false;
    while (true) {
      try {
        writer.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    completing.shutdown();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    for (List<Append> group = next(); !group.isEmpty(); group = next()) {
      IOException failed = write(group);
      int portion = Math.max(LEAST_PORTION, (group.size() + threads - 1) / threads);
      for (int from = 0; from < group.size(); from += portion) {
        List<Append> some = group.subList(from, Math.min(group.size(), from + portion));
        completing.execute(() -> complete(some, failed));
      }
    }
  }

  /** The next group; none when all is written and the journal is closed. */
  private List<Append> next() {
    lock.lock();
    try {
      while (waiting.isEmpty() && !closed) {
        changed.awaitUninterruptibly();
      }
      List<Append> group = waiting;
      waiting = new ArrayList<>();
      return group;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable IOException write(List<Append> group) {
    IOException failed = failure();
    if (failed != null) {
      return failed;
    }
    try {
      target.write(group);
      return null;
    } catch (IOException e) {
      fail(e);
      return e;
    } catch (RuntimeException | Error e) {
      // Whoever waits for these records must hear of it.
      IOException wrapped = new IOException("cannot write the journal: " + e, e);
      fail(wrapped);
      return wrapped;
    }
  }

  private @Nullable IOException failure() {
    lock.lock();
    try {
      return failure;
    } finally {
      lock.unlock();
    }
  }

  private void fail(IOException reason) {
    lock.lock();
    try {
      failure = reason;
    } finally {
      lock.unlock();
    }
  }

  private static void complete(List<Append> records, @Nullable IOException failed) {
    for (Append record : records) {
      if (failed == null) {
        record.complete(record.counts);
      } else {
        record.completeExceptionally(failed);
      }
    }
  }
}
