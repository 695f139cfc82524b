package dev.retort.pipeline;

import dev.retort.step.Row;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * The rows of a step that feeds no other, as JSON lines. Lines are written whole: some rows with
 * one write each time, and what a full disk cut off is taken back. One thread at a time.
 */
final class LeafFile implements Outlet, AutoCloseable {
  /** Characters after which rows are written, however many are left. */
  private static final int WRITE_SIZE = 1 << 20;

  private final Path file;

  /** Not a channel: an interrupt, which ends a step at once, would close that in mid-write. */
  private final RandomAccessFile out;

  private long length;
  private long rows;
  private boolean closed;

  LeafFile(Path file) throws IOException {
    this.file = file;
    out = new RandomAccessFile(file.toFile(), "rw");
    out.setLength(0);
  }

  @Override
  public void take(List<Row> batch) throws IOException {
    StringBuilder lines = new StringBuilder();
    int unwritten = 0;
    for (Row row : batch) {
      lines.append(row.toJson()).append('\n');
      unwritten++;
      if (lines.length() >= WRITE_SIZE) {
        write(lines, unwritten);
        unwritten = 0;
      }
    }
    if (unwritten > 0) {
      write(lines, unwritten);
    }
  }

  private void write(StringBuilder lines, int number) throws IOException {
    byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
    lines.setLength(0);
    try {
      out.write(bytes);
    } catch (IOException e) {
      takeBack(e);
      throw new IOException("cannot write " + file + ": " + e.getMessage(), e);
    }
    length += bytes.length;
    rows += number;
  }

  private void takeBack(IOException failure) {
    try {
      out.setLength(length);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /** Rows in the file. */
  long rows() {
    return rows;
  }

  @Override
  public void end() {}

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      out.getFD().sync();
      out.close();
    }
  }
}
