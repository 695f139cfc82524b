package dev.retort.step;

import dev.retort.annotation.Attribute;
import dev.retort.annotation.StepType;
import dev.retort.config.ConfigException;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows from files: JSONL, JSON or CSV, read while they are used. A record that is wrong stops
 * the run with its place.
 */
@StepType
@SuppressWarnings("NullAway.Init") // Generated code sets the fields.
public class LoadDataFromFile extends GeneratorStep {
  /** A file, or several, one after another; in a pipeline file relative to its folder. */
  @Attribute @NotEmpty List<Path> path;

  /** How the records are written; by default what the file's suffix says. */
  @Attribute @Nullable FileFormat format;

  /** How many rows to read at most; all by default. */
  @Attribute @Positive @Nullable Integer limit;

  /** Columns of the first record, looked up once. */
  private @Nullable List<String> columns;

  /** For the generated builder. */
  protected LoadDataFromFile() {}

  /** The columns of the first record of the first file; empty if there is none yet. */
  @Override
  public List<String> outputs() {
    List<String> known = columns;
    if (known == null) {
      known = firstColumns();
      columns = known;
    }
    return known;
  }

  private List<String> firstColumns() {
    for (Path file : path) {
      FileFormat known = formatOf(file);
      if (known == null || !Files.isRegularFile(file)) {
        return List.of();
      }
      try (RecordReader<Row> reader = known.open(file)) {
        if (reader.hasNext()) {
          return List.copyOf(reader.next().columns());
        }
      } catch (IOException | ConfigException e) {
        // Told when the run gets there; the first record is only a look ahead.
        return List.of();
      }
    }
    return List.of();
  }

  @Override
  public boolean knowsOutputs() {
    return !outputs().isEmpty();
  }

  @Override
  public void check(StepCheck check) {
    for (Path file : path) {
      if (Files.isDirectory(file)) {
        check.error("path", "\"" + file + "\" is a folder; name its files");
      } else if (formatOf(file) == null) {
        check.error(
            "path",
            "the suffix of \"" + file + "\" tells no format; add format: jsonl, json or csv");
      } else if (!Files.exists(file)) {
        check.missing(
            "path",
            "there is no file \""
                + file
                + "\"; a relative path starts at the folder of the pipeline file");
      } else if (!Files.isReadable(file)) {
        check.missing("path", "the file \"" + file + "\" cannot be read: access is denied");
      }
    }
  }

  private @Nullable FileFormat formatOf(Path file) {
    return format == null ? FileFormat.of(file) : format;
  }

  /** Counted by reading the files, if they can be read twice. An interrupt ends it. */
  @Override
  public long size() {
    if (!path.stream().allMatch(Files::isRegularFile)) {
      return -1;
    }
    long count = 0;
    try (Stream<Row> rows = rows()) {
      for (Iterator<Row> each = rows.iterator(); each.hasNext(); each.next()) {
        if (Thread.currentThread().isInterrupted()) {
          return -1;
        }
        count++;
      }
    }
    return count;
  }

  @Override
  public Stream<Row> rows() {
    FileRows all = new FileRows();
    Stream<Row> rows =
        StreamSupport.stream(Spliterators.spliteratorUnknownSize(all, Spliterator.ORDERED), false);
    Integer most = limit;
    return (most == null ? rows : rows.limit(most)).onClose(all::close);
  }

  /** The records of all files. One is open at a time. */
  private final class FileRows implements Iterator<Row> {
    private final Iterator<Path> files = path.iterator();
    private @Nullable RecordReader<Row> open;

    @Override
    public boolean hasNext() {
      while (open == null || !open.hasNext()) {
        close();
        if (!files.hasNext()) {
          return false;
        }
        open = open(files.next());
      }
      return true;
    }

    private RecordReader<Row> open(Path file) {
      FileFormat known = formatOf(file);
      if (known == null) {
        throw new IllegalStateException("no format is known for " + file);
      }
      try {
        return known.open(file);
      } catch (IOException e) {
        throw RecordReader.unreadable(file.toString(), e);
      }
    }

    @Override
    public Row next() {
      RecordReader<Row> reader = hasNext() ? open : null;
      if (reader == null) {
        throw new NoSuchElementException();
      }
      return reader.next();
    }

    void close() {
      if (open != null) {
        open.close();
        open = null;
      }
    }
  }
}
