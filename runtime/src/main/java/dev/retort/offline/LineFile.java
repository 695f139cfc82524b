package dev.retort.offline;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file of lines of bounded length, what is longer being cut, read one after another or from any
 * offset. One thread at a time.
 */
final class LineFile implements AutoCloseable {
  /** No answer is as long: what is, is no line at all, and must not fill the heap. */
  static final int LONGEST = 1 << 26;

  private final RandomAccessFile file;
  private final byte[] buffer = new byte[1 << 16];

  // The buffer holds length bytes of the file from offset; at is the next one to be read.
  private long offset;
  private int length;
  private int at;

  LineFile(Path path) throws IOException {
    file = new RandomAccessFile(path.toFile(), "r");
  }

  /** Where the next line begins. */
  long position() {
    return offset + at;
  }

  /** Goes to where a line begins. */
  void seek(long position) throws IOException {
    if (offset <= position && position < offset + length) {
      at = (int) (position - offset);
    } else {
      file.seek(position);
      offset = position;
      length = 0;
      at = 0;
    }
  }

  /** The next line, without its end; null after the last. */
  @Nullable String next() throws IOException {
    ByteArrayOutputStream line = null;
    while (true) {
      int end = at;
      while (end < length && buffer[end] != '\n') {
        end++;
      }
      if (end < length) {
        String text = text(line, end);
        at = end + 1;
        return text;
      }
      if (end > at) {
        line = line == null ? new ByteArrayOutputStream(2 * (end - at)) : line;
        add(line, end);
      }
      offset += length;
      length = Math.max(0, file.read(buffer));
      at = 0;
      if (length == 0) {
        return line == null ? null : line.toString(StandardCharsets.UTF_8);
      }
    }
  }

  private void add(ByteArrayOutputStream line, int end) {
    line.write(buffer, at, Math.min(end - at, LONGEST - line.size()));
  }

  private String text(@Nullable ByteArrayOutputStream begun, int end) {
    if (begun == null) {
      return new String(buffer, at, end - at, StandardCharsets.UTF_8);
    }
    add(begun, end);
    return begun.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
