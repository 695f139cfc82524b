package dev.retort.offline;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Where the row of each request stands in the files of results: 8 bytes a request, in a file that
 * is mapped and gone with this object, so that the heap does not grow with the requests. One thread
 * at a time.
 */
final class ResultIndex {
  /*
   * A place: what the row says in 2 bits (0 is no row), one bit for a second and different row, 17
   * bits of the part, 44 of the offset.
   */
  private static final int OFFSET_BITS = 44;
  private static final int PART_BITS = 17;
  private static final long OFFSET = (1L << OFFSET_BITS) - 1;
  private static final long PART = (1L << PART_BITS) - 1;
  private static final long TWICE = 1L << (OFFSET_BITS + PART_BITS);
  private static final int FATE_SHIFT = OFFSET_BITS + PART_BITS + 1;

  private static final int ZEROS = 1 << 16;

  private final LongBuffer places;
  private final Provider provider;
  private int last = -1;
  private long unreadable;
  private long strangers;

  /**
   * An index without rows.
   *
   * @param file which is made, and removed again
   * @throws IOException if the disk fails
   * @throws InterruptedException if the thread was interrupted
   */
  ResultIndex(int requests, Provider provider, Path file) throws IOException, InterruptedException {
    this.places = places(file, (long) requests * Long.BYTES);
    this.provider = provider;
  }

  private static LongBuffer places(Path file, long bytes) throws IOException, InterruptedException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE)) {
      // Written once, since a hole that finds no room on the disk ends the JVM.
      ByteBuffer zeros = ByteBuffer.allocate(ZEROS);
      for (long left = bytes; left > 0; left -= zeros.position()) {
        zeros.clear().limit((int) Math.min(left, ZEROS));
        while (zeros.hasRemaining()) {
          int unused = channel.write(zeros);
        }
      }
      return channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes).asLongBuffer();
    } catch (ClosedByInterruptException e) {
      boolean unused = Thread.interrupted();
      throw new InterruptedException();
    }
  }

  /** What a file of results is about. */
  interface Rows {
    /** A row of a request of the part's own; false if it is not to be taken. */
    boolean take(RequestId id);
  }

  /** Notes the rows of a part's results. */
  void add(Part part, Path file, Rows rows) throws IOException {
    LineFile lines = new LineFile(file);
    try (lines) {
      long start = lines.position();
      for (String line = lines.next(); line != null; line = lines.next()) {
        Provider.Row row = line.isBlank() ? null : provider.row(line);
        RequestId id = row == null ? null : RequestId.parse(row.customId());
        if (row == null) {
          unreadable += line.isBlank() ? 0 : 1;
        } else if (id == null || id.index() >= places.limit() || !rows.take(id)) {
          strangers++;
        } else {
          note((int) id.index(), part.number(), start, row.fate(), line, file);
        }
        start = lines.position();
      }
    }
  }

  private void note(int request, int part, long offset, Provider.Fate fate, String line, Path file)
      throws IOException {
    long known = places.get(request);
    last = Math.max(last, request);
    long made = code(fate) << FATE_SHIFT | (long) part << OFFSET_BITS | offset;
    if (known == 0 || (part(known) != part && fate(known) == Provider.Fate.UNSENT)) {
      places.put(request, made);
    } else if (part(known) == part && !line.equals(lineAt(file, known & OFFSET))) {
      places.put(request, known | TWICE);
    }
  }

  private static @Nullable String lineAt(Path file, long offset) throws IOException {
    LineFile lines = new LineFile(file);
    try (lines) {
      lines.seek(offset);
      return lines.next();
    }
  }

  Provider.@Nullable Fate fate(int request) {
    long place = places.get(request);
    return place == 0 ? null : fate(place);
  }

  boolean isTwice(int request) {
    return (places.get(request) & TWICE) != 0;
  }

  /** The part whose results have the row. */
  int part(int request) {
    return part(places.get(request));
  }

  long offset(int request) {
    return places.get(request) & OFFSET;
  }

  /** The last request that there is a row of; negative for none. */
  int last() {
    return last;
  }

  /** How many lines could not be read. */
  long unreadable() {
    return unreadable;
  }

  /** How many rows are of no request that was made. */
  long strangers() {
    return strangers;
  }

  private static long code(Provider.Fate fate) {
    return switch (fate) {
      case ANSWERED -> 1L;
      case FAILED -> 2L;
      case UNSENT -> 3L;
    };
  }

  private static Provider.Fate fate(long place) {
    return switch ((int) (place >>> FATE_SHIFT)) {
      case 1 -> Provider.Fate.ANSWERED;
      case 2 -> Provider.Fate.FAILED;
      default -> Provider.Fate.UNSENT;
    };
  }

  private static int part(long place) {
    return (int) (place >>> OFFSET_BITS & PART);
  }
}
