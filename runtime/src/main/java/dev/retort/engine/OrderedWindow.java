package dev.retort.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts results in order: anyone puts the result of a number, one consumer takes them from 0
 * upwards. It holds as many as its capacity, so the producer may be that far ahead and no farther.
 * {@link #put} from any thread; all else from the consumer's.
 *
 * @param <T> a result
 */
public final class OrderedWindow<T> {
  /*
   * The consumer names itself in waiting, then looks at the slot, then parks; who puts fills the
   * slot, then looks for the waiting consumer. So no wake-up is lost. It is woken only for the
   * result it waits for, which is the one at the head, or by a nudge.
   */

  private final AtomicReferenceArray<@Nullable T> slots;

  // Consumer alone writes; those who put read.
  private volatile @Nullable Thread waiting;
  private volatile long head;

  // Set by anyone, once.
  private volatile boolean broken;

  /**
   * An empty window.
   *
   * @param capacity how many results it holds
   */
  public OrderedWindow(int capacity) {
    slots = new AtomicReferenceArray<>(capacity);
  }

  /**
   * How many results there may be between the first not taken and the last one put.
   *
   * @return as given
   */
  public int capacity() {
    return slots.length();
  }

  /**
   * How many results were taken, which is the number of the next one.
   *
   * @return from 0
   */
  public long head() {
    return head;
  }

  /**
   * Puts a result, once a number.
   *
   * @param number less than head plus capacity
   * @param result the result
   */
  public void put(long number, T result) {
    slots.set(slot(number), result);
    Thread consumer = waiting;
    if (consumer != null && number == head) {
      LockSupport.unpark(consumer);
    }
  }

  /**
   * Whether {@link #take} would return at once with a result.
   *
   * @return true if the next result is there
   */
  public boolean isReady() {
    return slots.get(slot(head)) != null;
  }

  /**
   * Takes the next result; waits for it.
   *
   * @return the result; null if the window was broken before it came
   * @throws InterruptedException if the thread is interrupted while the result is not there
   */
  public @Nullable T take() throws InterruptedException {
    return take(() -> false);
  }

  /**
   * Takes the next result; waits for it, or for something else.
   *
   * @param otherwise whether to go on without; asked by the consumer's thread before it waits, and
   *     again after each {@link #nudge}
   * @return the result; null if the window was broken before it came, or to go on without
   * @throws InterruptedException if the thread is interrupted while the result is not there
   */
  public @Nullable T take(BooleanSupplier otherwise) throws InterruptedException {
    T result = poll();
    if (result == null) {
      await(slot(head), otherwise);
      result = poll();
    }
    return result;
  }

  /** Lets a consumer that waits look whether it is to go on without. From any thread. */
  public void nudge() {
    Thread consumer = waiting;
    if (consumer != null) {
      LockSupport.unpark(consumer);
    }
  }

  /**
   * Whether {@link #breakUp} was called.
   *
   * @return true from then on
   */
  public boolean isBroken() {
    return broken;
  }

  /**
   * Takes the next result, if it is there.
   *
   * @return null if it is not
   */
  @SuppressWarnings("NonAtomicVolatileUpdate") // One consumer alone writes the head.
  public @Nullable T poll() {
    int slot = slot(head);
    T result = slots.get(slot);
    if (result != null) {
      slots.set(slot, null);
      head = head + 1;
    }
    return result;
  }

  /**
   * Looks at a result that is not taken.
   *
   * @param number from head on, less than head plus capacity
   * @return null if it is not there yet
   */
  public @Nullable T peek(long number) {
    return slots.get(slot(number));
  }

  /** Goes on without the next result, which is not there. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // One consumer alone writes the head.
  public void skip() {
    head = head + 1;
  }

  /**
   * What is there and was not taken, in order, whatever gaps are before it.
   *
   * @return a copy
   */
  public List<T> rest() {
    List<T> rest = new ArrayList<>();
    for (long number = head; number < head + slots.length(); number++) {
      T result = slots.get(slot(number));
      if (result != null) {
        rest.add(result);
      }
    }
    return rest;
  }

  /** Wakes the consumer for good: a result that is not there will not come. From any thread. */
  public void breakUp() {
    broken = true;
    LockSupport.unpark(waiting);
  }

  private void await(int slot, BooleanSupplier otherwise) throws InterruptedException {
    waiting = Thread.currentThread();
    try {
      while (slots.get(slot) == null && !broken && !otherwise.getAsBoolean()) {
        if (Thread.interrupted()) {
          throw new InterruptedException("interrupted while waiting for result " + head);
        }
        LockSupport.park(this);
      }
    } finally {
      waiting = null;
    }
  }

  private int slot(long number) {
    return (int) (number % slots.length());
  }
}
