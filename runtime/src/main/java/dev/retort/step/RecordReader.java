package dev.retort.step;

import dev.retort.config.ConfigException;
import dev.retort.config.Problem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of a file one by one, in memory for one record. A record that is wrong ends the
 * reading with its place; what the record holds is not repeated. One thread at a time.
 *
 * @param <T> what a record is read as
 */
abstract class RecordReader<T> implements Iterator<T>, AutoCloseable {
  private final String file;
  private @Nullable T next;
  private boolean ended;

  RecordReader(String file) {
    this.file = file;
  }

  /** The next record; null at the end. */
  abstract @Nullable T read() throws IOException;

  @Override
  public abstract void close();

  @Override
  public final boolean hasNext() {
    if (next == null && !ended) {
      try {
        next = read();
      } catch (IOException e) {
        throw unreadable(file, e);
      }
      ended = next == null;
    }
    return next != null;
  }

  @Override
  public final T next() {
    T record = hasNext() ? next : null;
    if (record == null) {
      throw new NoSuchElementException();
    }
    next = null;
    return record;
  }

  /** What is wrong with a record, and where. */
  final ConfigException bad(int line, int column, String message) {
    return problem("bad-record", new Problem.Place(file, line, column), message);
  }

  static ConfigException unreadable(String file, IOException e) {
    String why = "";
    if (e instanceof AccessDeniedException) {
      why = ": access is denied";
    } else if (e instanceof NoSuchFileException) {
      why = ": there is none of this name";
    }
    return problem(
        "unreadable-input", new Problem.Place(file, 1, 1), "this file cannot be read" + why);
  }

  private static ConfigException problem(String id, Problem.Place place, String message) {
    return new ConfigException(
        List.of(new Problem(id, Problem.Severity.ERROR, "", place, message, null)));
  }
}
