package dev.retort.llm;

import dev.retort.journal.LongArrays;
import java.nio.LongBuffer;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How often each request was made so far: two numbers a place, on the disk once there are many.
 * Requests are told apart by 64 bits of their hash; two that share them get numbers as if they were
 * equal, which does no harm, since they get the same ones in every run. Any thread.
 */
final class Occurrences {
  private static final int FIRST_CAPACITY = 1 << 10;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final ReentrantLock lock = new ReentrantLock();

  private final LongArrays arrays;

  // Guarded by lock. A count of 0 is a free place.
  private LongBuffer requests;
  private LongBuffer counts;
  private int size;

  Occurrences(LongArrays arrays) {
    this(arrays, FIRST_CAPACITY);
  }

  private Occurrences(LongArrays arrays, int capacity) {
    this.arrays = arrays;
    requests = arrays.zeros(capacity);
    counts = arrays.zeros(capacity);
  }

  /** The same numbers, counted on apart. */
  Occurrences copy() {
    lock.lock();
    try {
      Occurrences copy = new Occurrences(arrays, counts.capacity());
      copy.requests.duplicate().put(requests.duplicate());
      copy.counts.duplicate().put(counts.duplicate());
      copy.size = size;
      return copy;
    } finally {
      lock.unlock();
    }
  }

  /** The running number of the next such request, from 0. */
  int next(long request) {
    lock.lock();
    try {
      int place = place(request);
      if (counts.get(place) == 0) {
        if (size + 1 > counts.capacity() / 4 * 3) {
          grow();
          place = place(request);
        }
        requests.put(place, request);
        size++;
      }
      int number = (int) counts.get(place);
      counts.put(place, number + 1L);
      return number;
    } finally {
      lock.unlock();
    }
  }

  private int place(long request) {
    int mask = counts.capacity() - 1;
    int place = (int) ((request * SPREAD) >>> 32) & mask;
    while (counts.get(place) != 0 && requests.get(place) != request) {
      place = (place + 1) & mask;
    }
    return place;
  }

  private void grow() {
    LongBuffer oldRequests = requests;
    LongBuffer oldCounts = counts;
    int capacity = Math.multiplyExact(oldCounts.capacity(), 2);
    requests = arrays.zeros(capacity);
    counts = arrays.zeros(capacity);
    for (int i = 0; i < oldCounts.capacity(); i++) {
      if (oldCounts.get(i) != 0) {
        int place = place(oldRequests.get(i));
        requests.put(place, oldRequests.get(i));
        counts.put(place, oldCounts.get(i));
      }
    }
  }
}
