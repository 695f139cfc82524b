package dev.retort.journal;

import java.nio.LongBuffer;

/**
 * Where the record of each key stands, in arrays of numbers: 24 bytes a place, on the disk once
 * there are many. One thread at a time.
 */
final class OffsetTable {
  /** No record of that key. */
  static final long NONE = -1;

  private static final int FIRST_CAPACITY = 1 << 10;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final LongArrays arrays;
  private LongBuffer highs;
  private LongBuffer lows;

  /** One more than the offset; 0 where the place is free. */
  private LongBuffer offsets;

  private int size;
  private int notes;

  OffsetTable(LongArrays arrays) {
    this.arrays = arrays;
    highs = arrays.zeros(FIRST_CAPACITY);
    lows = arrays.zeros(FIRST_CAPACITY);
    offsets = arrays.zeros(FIRST_CAPACITY);
  }

  /** How many keys have a record that is no note. */
  int size() {
    return size - notes;
  }

  long get(long high, long low) {
    return offsets.get(place(high, low)) - 1;
  }

  /** Notes the record of a key, in place of an earlier one of its kind. */
  void put(long high, long low, long offset, boolean isNote) {
    int place = place(high, low);
    if (offsets.get(place) == 0) {
      if (size + 1 > offsets.capacity() / 4 * 3) {
        grow();
        place = place(high, low);
      }
      highs.put(place, high);
      lows.put(place, low);
      size++;
      notes += isNote ? 1 : 0;
    }
    offsets.put(place, offset + 1);
  }

  /** The place of a key, or the free one that it would have. Keys are hashes already. */
  private int place(long high, long low) {
    int mask = offsets.capacity() - 1;
    // Keys of one request differ in their low half alone, by one.
    int place = (int) ((high ^ (low * SPREAD)) >>> 32) & mask;
    while (offsets.get(place) != 0 && (highs.get(place) != high || lows.get(place) != low)) {
      place = (place + 1) & mask;
    }
    return place;
  }

  private void grow() {
    LongBuffer oldHighs = highs;
    LongBuffer oldLows = lows;
    LongBuffer oldOffsets = offsets;
    int capacity = Math.multiplyExact(oldOffsets.capacity(), 2);
    highs = arrays.zeros(capacity);
    lows = arrays.zeros(capacity);
    offsets = arrays.zeros(capacity);
    for (int i = 0; i < oldOffsets.capacity(); i++) {
      if (oldOffsets.get(i) != 0) {
        int place = place(oldHighs.get(i), oldLows.get(i));
        highs.put(place, oldHighs.get(i));
        lows.put(place, oldLows.get(i));
        offsets.put(place, oldOffsets.get(i));
      }
    }
  }
}
