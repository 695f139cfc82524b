package dev.retort.llm;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets a thread that may wait for offline batches be told by another one to end that: by an
 * interrupt, which is taken back before the thread gets to anything else. Safe for any thread.
 */
final class OfflineWait {
  private final ReentrantLock lock = new ReentrantLock();

  // Guarded by lock. An interrupt of ours only ever meets the thread that is within.
  private @Nullable Thread thread;
  private boolean over;

  /** The caller's thread can be told from now on, until it calls {@link #leave}. */
  void enter() {
    lock.lock();
    try {
      thread = Thread.currentThread();
      over = false;
    } finally {
      lock.unlock();
    }
  }

  /** Whether the thread was told since; then its interrupt is taken back. */
  boolean leave() {
    lock.lock();
    try {
      thread = null;
      if (over) {
        boolean unused = Thread.interrupted();
      }
      return over;
    } finally {
      lock.unlock();
    }
  }

  /** Tells the thread that is within, if there is one. */
  void end() {
    lock.lock();
    try {
      if (thread != null) {
        over = true;
        thread.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }
}
