package dev.retort.bench.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Finds the ends of the requests of one connection; what they ask is not looked at. One thread. */
final class RequestReader {
  private static final byte[] HEAD_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] LAST_CHUNK = "\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);

  /** Where received bytes go. */
  ByteBuffer buffer() {
    return buffer;
  }

  /** Takes out the first request; false if it is not whole yet. */
  boolean next() {
    int head = after(HEAD_END, 0);
    int end = head < 0 ? -1 : end(head);
    if (end < 0 || end > buffer.position()) {
      if (!buffer.hasRemaining()) {
        throw new IllegalStateException("a request is longer than 64 KB");
      }
      return false;
    }
    buffer.flip().position(end);
    buffer.compact();
    return true;
  }

  private int end(int head) {
    String text =
        new String(buffer.array(), 0, head, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    if (text.contains("\r\ntransfer-encoding: chunked")) {
      return after(LAST_CHUNK, head - 2);
    }
    String name = "\r\ncontent-length:";
    int at = text.indexOf(name);
    if (at < 0) {
      return head;
    }
    int line = at + name.length();
    return head + Integer.parseInt(text.substring(line, text.indexOf('\r', line)).strip());
  }

  /** The place behind the first such bytes; -1 if they are not there. */
  private int after(byte[] bytes, int from) {
    byte[] in = buffer.array();
    for (int i = from; i + bytes.length <= buffer.position(); i++) {
      int same = 0;
      while (same < bytes.length && in[i + same] == bytes[same]) {
        same++;
      }
      if (same == bytes.length) {
        return i + bytes.length;
      }
    }
    return -1;
  }
}
