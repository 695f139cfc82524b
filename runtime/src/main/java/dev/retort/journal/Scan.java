package dev.retort.journal;

import java.io.IOException;
import java.io.RandomAccessFile;

/**
 * One reading of a journal from its start: every sound record is noted, and what stands between two
 * of them is passed over. One thread, once.
 */
final class Scan {
  private static final int WINDOW = 1 << 18;

  private final RandomAccessFile file;
  private final long size;
  private byte[] window = new byte[WINDOW];
  private long windowStart;
  private int windowLength;
  private long end = RecordFormat.HEAD_SIZE;
  private long damaged;

  Scan(RandomAccessFile file) throws IOException {
    this.file = file;
    this.size = file.length();
  }

  /** Who hears of every sound record. */
  interface Visitor {
    /**
     * A record, which is in the array until the next.
     *
     * @param bytes holds the whole record
     * @param place where it begins in there
     * @param length of its payload
     * @param offset where it begins in the file
     */
    void record(byte[] bytes, int place, int length, long offset);
  }

  /** Notes where the last record of each key stands. */
  void into(OffsetTable table) throws IOException {
    each(
        (bytes, place, length, offset) ->
            table.put(
                RecordFormat.high(bytes, place),
                RecordFormat.low(bytes, place),
                offset,
                RecordFormat.isNote(bytes, place + RecordFormat.PREFIX_SIZE, length)));
  }

  /** Tells of every sound record, from front to back. */
  void each(Visitor visitor) throws IOException {
    long at = end;
    while (at < size) {
      int length = soundAt(at);
      if (length < 0) {
        at = nextMark(at + 1);
        continue;
      }
      visitor.record(window, (int) (at - windowStart), length, at);
      damaged += at - end;
      at += RecordFormat.PREFIX_SIZE + length;
      end = at;
    }
  }

  /** Where the last sound record ends; what is behind it is no record. */
  long end() {
    return end;
  }

  /** Bytes behind the last sound record. */
  long torn() {
    return size - end;
  }

  /** Bytes between sound records. */
  long damaged() {
    return damaged;
  }

  /** The length of the payload of the record that stands there; -1 if none does. */
  private int soundAt(long at) throws IOException {
    if (!fill(at, RecordFormat.PREFIX_SIZE)
        || !RecordFormat.isMarked(window, (int) (at - windowStart))) {
      return -1;
    }
    int length = RecordFormat.length(window, (int) (at - windowStart));
    if (length < 0
        || length > RecordFormat.MAX_PAYLOAD
        || length > size - at - RecordFormat.PREFIX_SIZE
        || !fill(at, RecordFormat.PREFIX_SIZE + length)) {
      return -1;
    }
    return RecordFormat.isSound(window, (int) (at - windowStart), length) ? length : -1;
  }

  /** The next place at which a record may begin; the end of the file if there is none. */
  private long nextMark(long from) throws IOException {
    for (long at = from; fill(at, 1); at++) {
      if (window[(int) (at - windowStart)] == RecordFormat.MARK_START) {
        return at;
      }
    }
    return size;
  }

  /** Has some bytes of the file in the window; false if it ends before. */
  private boolean fill(long at, int count) throws IOException {
    if (at + count > size) {
      return false;
    }
    if (at >= windowStart && at + count <= windowStart + windowLength) {
      return true;
    }
    if (count > window.length) {
      window = new byte[count];
    }
    windowStart = at;
    windowLength = (int) Math.min(window.length, size - at);
    file.seek(at);
    file.readFully(window, 0, windowLength);
    return true;
  }
}
