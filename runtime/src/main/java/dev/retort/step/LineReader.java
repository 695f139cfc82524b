package dev.retort.step;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/** Reads text line by line with a limit on the length of one; LF and CRLF end lines. */
final class LineReader implements AutoCloseable {
  /** Characters of the longest line: more is no record but a mistake. */
  static final int MAX_LINE = 64 << 20;

  private final Reader in;
  private final char[] buffer = new char[1 << 16];
  private int at;
  private int end;
  private int line;

  LineReader(Reader in) {
    this.in = in;
  }

  /** Number of the line that was read last, from 1. */
  int line() {
    return line;
  }

  /** The line is longer than any record may be. */
  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1L;

    TooLong() {
      super("a line is longer than 64 MB");
    }
  }

  /**
   * The next line without its end; null at the end of the text.
   *
   * @throws CharacterCodingException if it is not UTF-8
   * @throws TooLong if it is longer than {@link #MAX_LINE}
   */
  @Nullable String next() throws IOException {
    StringBuilder parts = null;
    while (true) {
      if (at == end && !fill()) {
        return parts == null ? null : trimmed(parts.toString());
      }
      if (parts == null) {
        line++;
      }
      int newline = at;
      while (newline < end && buffer[newline] != '\n') {
        newline++;
      }
      String piece = new String(buffer, at, newline - at);
      boolean whole = newline < end;
      at = whole ? newline + 1 : newline;
      if (whole && parts == null) {
        return trimmed(piece);
      }
      parts = (parts == null ? new StringBuilder() : parts).append(piece);
      if (parts.length() > MAX_LINE) {
        throw new TooLong();
      }
      if (whole) {
        return trimmed(parts.toString());
      }
    }
  }

  private boolean fill() throws IOException {
    at = 0;
    try {
      end = Math.max(0, in.read(buffer, 0, buffer.length));
    } catch (CharacterCodingException e) {
      end = 0;
      throw e;
    }
    return end > 0;
  }

  private static String trimmed(String line) {
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
