package dev.retort.pipeline;

import dev.retort.step.Row;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Rows on their way from one step to the next: a bounded queue, so that a fast step waits for a
 * slow one and memory does not grow with the input. One step gives, one takes. A closed channel has
 * no more rows, and takes rows only to forget them.
 */
final class Channel implements Outlet {
  /*
   * Guarded by lock: queue, ended, closed.
   */
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<Row> queue = new ArrayDeque<>();
  private final int capacity;
  private boolean ended;
  private boolean closed;

  Channel(int capacity) {
    this.capacity = capacity;
  }

  @Override
  public void take(List<Row> rows) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      for (Row row : rows) {
        while (queue.size() >= capacity && !closed) {
          changed.await();
        }
        if (closed) {
          return;
        }
        queue.add(row);
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void end() {
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Nobody takes rows any more. */
  void close() {
    lock.lock();
    try {
      closed = true;
      queue.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The next rows: those that are there, at least one; none at the end. */
  List<Row> next(int most) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (queue.isEmpty() && !ended && !closed) {
        changed.await();
      }
      List<Row> rows = new ArrayList<>(Math.min(most, queue.size()));
      while (rows.size() < most && !queue.isEmpty()) {
        rows.add(queue.remove());
      }
      if (queue.size() <= capacity / 2) {
        changed.signalAll(); // Woken at every row, the giver would fill one place and wait again.
      }
      return rows;
    } finally {
      lock.unlock();
    }
  }
}
