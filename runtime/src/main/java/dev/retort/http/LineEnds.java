package dev.retort.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Hands bytes on, and ends the last line where the sender did not. Never closes what it fills. */
public final class LineEnds extends FilterOutputStream {
  private boolean open;

  /**
   * Hands on.
   *
   * @param out where to
   */
  public LineEnds(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int b) throws IOException {
    out.write(b);
    open = b != '\n';
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    out.write(bytes, from, length);
    if (length > 0) {
      open = bytes[from + length - 1] != '\n';
    }
  }

  /**
   * Ends the line that is open, if one is.
   *
   * @throws IOException if the other side takes no more
   */
  public void endLine() throws IOException {
    if (open) {
      write('\n');
    }
  }

  @Override
  public void close() throws IOException {
    flush();
  }
}
