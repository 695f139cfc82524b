package dev.retort.journal;

/**
 * Where the record of each key stands, in arrays of numbers: 24 bytes a place, so that a million
 * keys need some 50 MB and not an object each. One thread at a time.
 */
final class OffsetTable {
  /** No record of that key. */
  static final long NONE = -1;

  private static final int FIRST_CAPACITY = 1 << 10;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private long[] highs = new long[FIRST_CAPACITY];
  private long[] lows = new long[FIRST_CAPACITY];

  /** One more than the offset; 0 where the place is free. */
  private long[] offsets = new long[FIRST_CAPACITY];

  private int size;

  int size() {
    return size;
  }

  long get(long high, long low) {
    return offsets[place(high, low)] - 1;
  }

  /** Notes the record of a key, in place of an earlier one. */
  void put(long high, long low, long offset) {
    int place = place(high, low);
    if (offsets[place] == 0) {
      if (size + 1 > offsets.length / 4 * 3) {
        grow();
        place = place(high, low);
      }
      highs[place] = high;
      lows[place] = low;
      size++;
    }
    offsets[place] = offset + 1;
  }

  /** The place of a key, or the free one that it would have. Keys are hashes already. */
  private int place(long high, long low) {
    int mask = offsets.length - 1;
    // Keys of one request differ in their low half alone, by one.
    int place = (int) ((high ^ (low * SPREAD)) >>> 32) & mask;
    while (offsets[place] != 0 && (highs[place] != high || lows[place] != low)) {
      place = (place + 1) & mask;
    }
    return place;
  }

  private void grow() {
    long[] oldHighs = highs;
    long[] oldLows = lows;
    long[] oldOffsets = offsets;
    highs = new long[oldHighs.length * 2];
    lows = new long[oldLows.length * 2];
    offsets = new long[oldOffsets.length * 2];
    for (int i = 0; i < oldOffsets.length; i++) {
      if (oldOffsets[i] != 0) {
        int place = place(oldHighs[i], oldLows[i]);
        highs[place] = oldHighs[i];
        lows[place] = oldLows[i];
        offsets[place] = oldOffsets[i];
      }
    }
  }
}
