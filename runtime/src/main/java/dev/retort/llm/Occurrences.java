package dev.retort.llm;

import java.util.concurrent.locks.ReentrantLock;

/**
 * How often each request was made so far: 12 bytes a place and no object. Requests are told apart
 * by 64 bits of their hash; two that share them get numbers as if they were equal, which does no
 * harm, since they get the same ones in every run. Any thread.
 */
final class Occurrences {
  private static final int FIRST_CAPACITY = 1 << 10;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final ReentrantLock lock = new ReentrantLock();

  // Guarded by lock. A count of 0 is a free place.
  private long[] requests = new long[FIRST_CAPACITY];
  private int[] counts = new int[FIRST_CAPACITY];
  private int size;

  /** The same numbers, counted on apart. */
  Occurrences copy() {
    Occurrences copy = new Occurrences();
    lock.lock();
    try {
      copy.requests = requests.clone();
      copy.counts = counts.clone();
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
      if (counts[place] == 0) {
        if (size + 1 > counts.length / 4 * 3) {
          grow();
          place = place(request);
        }
        requests[place] = request;
        size++;
      }
      return counts[place]++;
    } finally {
      lock.unlock();
    }
  }

  private int place(long request) {
    int mask = counts.length - 1;
    int place = (int) ((request * SPREAD) >>> 32) & mask;
    while (counts[place] != 0 && requests[place] != request) {
      place = (place + 1) & mask;
    }
    return place;
  }

  private void grow() {
    long[] oldRequests = requests;
    int[] oldCounts = counts;
    requests = new long[oldRequests.length * 2];
    counts = new int[oldCounts.length * 2];
    for (int i = 0; i < oldCounts.length; i++) {
      if (oldCounts[i] != 0) {
        int place = place(oldRequests[i]);
        requests[place] = oldRequests[i];
        counts[place] = oldCounts[i];
      }
    }
  }
}
