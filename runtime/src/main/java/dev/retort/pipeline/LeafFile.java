package dev.retort.pipeline;

import dev.retort.step.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The rows of a step that feeds no other, as JSON lines. Lines are written whole: some rows with
 * one write each time, and what a full disk cut off is taken back. One thread at a time.
 *
 * <p>What an earlier run left is gone over: as long as rows are the same, the file stays as it is,
 * and from the first other one on it is written anew. So a run that goes on, and is killed again,
 * never has fewer rows in its files than the one before.
 */
final class LeafFile implements Outlet, AutoCloseable {
  /** Bytes after which rows are written, however many are left. */
  private static final int WRITE_SIZE = 1 << 20;

  private static final JsonFactory LINES = JsonFactory.builder().rootValueSeparator("\n").build();

  private final Path file;

  /** Not a channel: an interrupt, which ends a step at once, would close that in mid-write. */
  private final RandomAccessFile out;

  /** How long the earlier run's file is, from here on of interest; 0 once that is gone. */
  private long earlier;

  private long length;
  // Written by the thread of its step, read by any.
  private volatile long rows;
  private boolean closed;

  LeafFile(Path file) throws IOException {
    this.file = file;
    out = new RandomAccessFile(file.toFile(), "rw");
    try {
      earlier = wholeLines();
      if (out.length() > earlier) {
        out.setLength(earlier);
      }
    } catch (IOException e) {
      out.close();
      throw e;
    }
  }

  @Override
  public void take(List<Row> batch) throws IOException {
    int from = 0;
    while (from < batch.size()) {
      ByteArrayOutputStream lines = new ByteArrayOutputStream();
      int to = print(batch, from, lines);
      write(lines.toByteArray(), to - from);
      from = to;
    }
  }

  /** Prints as many rows as are written together, and says where it stopped. */
  private static int print(List<Row> batch, int from, ByteArrayOutputStream lines) {
    int at = from;
    try (JsonGenerator out =
        LINES.createGenerator(ObjectWriteContext.empty(), lines, JsonEncoding.UTF8)) {
      while (at < batch.size() && lines.size() < WRITE_SIZE) {
        batch.get(at).write(out);
        at++;
      }
    }
    lines.write('\n');
    return at;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // By the thread of the step alone.
  private void write(byte[] bytes, int number) throws IOException {
    try {
      if (!isThere(bytes)) {
        out.write(bytes);
      }
    } catch (IOException e) {
      takeBack(e);
      throw new IOException("cannot write " + file + ": " + e.getMessage(), e);
    }
    length += bytes.length;
    rows = rows + number;
  }

  /** Whether the earlier run wrote the same there; if not, all that it wrote is gone from here. */
  private boolean isThere(byte[] bytes) throws IOException {
    if (earlier == 0) {
      return false;
    }
    if (earlier - length >= bytes.length) {
      byte[] found = new byte[bytes.length];
      out.readFully(found);
      if (Arrays.equals(found, bytes)) {
        return true;
      }
    }
    earlier = 0;
    out.setLength(length);
    out.seek(length);
    return false;
  }

  /** Where the last whole line ends: a kill may have cut the one behind it. */
  private long wholeLines() throws IOException {
    byte[] block = new byte[1 << 13];
    for (long end = out.length(); end > 0; ) {
      int size = (int) Math.min(block.length, end);
      out.seek(end - size);
      out.readFully(block, 0, size);
      for (int i = size - 1; i >= 0; i--) {
        if (block[i] == '\n') {
          long whole = end - size + i + 1;
          out.seek(0);
          return whole;
        }
      }
      end -= size;
    }
    out.seek(0);
    return 0;
  }

  /** Says that no row comes any more: what an earlier run wrote behind the last one is gone. */
  void finish() throws IOException {
    if (!closed && earlier > length) {
      earlier = 0;
      out.setLength(length);
    }
  }

  private void takeBack(IOException failure) {
    try {
      out.setLength(length);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /** Rows in the file, for any thread. */
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
