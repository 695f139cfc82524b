package dev.retort.offline;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the row of each request stands in the files of results: 8 bytes a request, so that the rows
 * themselves stay on the disk. One thread at a time.
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

  private final long[] places;
  private final Provider provider;
  private long unreadable;
  private long strangers;

  ResultIndex(int requests, Provider provider) {
    this.places = new long[requests];
    this.provider = provider;
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
        } else if (id == null || id.index() >= places.length || !rows.take(id)) {
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
    long known = places[request];
    long made = code(fate) << FATE_SHIFT | (long) part << OFFSET_BITS | offset;
    if (known == 0 || (part(known) != part && fate(known) == Provider.Fate.UNSENT)) {
      places[request] = made;
    } else if (part(known) == part && !line.equals(lineAt(file, known & OFFSET))) {
      places[request] = known | TWICE;
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
    return places[request] == 0 ? null : fate(places[request]);
  }

  boolean isTwice(int request) {
    return (places[request] & TWICE) != 0;
  }

  /** The part whose results have the row. */
  int part(int request) {
    return part(places[request]);
  }

  long offset(int request) {
    return places[request] & OFFSET;
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
