package dev.retort.llm;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Values one after another as bytes, each of which says where it ends: for keys and answers of the
 * journal. One thread at a time.
 */
final class Bytes {
  private byte[] bytes = new byte[256];
  private int size;

  void clear() {
    size = 0;
  }

  /** The bytes themselves, of which {@link #size} count. */
  byte[] array() {
    return bytes;
  }

  int size() {
    return size;
  }

  byte[] toArray() {
    return Arrays.copyOf(bytes, size);
  }

  Bytes one(int value) {
    room(1);
    bytes[size++] = (byte) value;
    return this;
  }

  Bytes raw(byte[] from) {
    return raw(from, from.length);
  }

  Bytes raw(byte[] from, int length) {
    room(length);
    System.arraycopy(from, 0, bytes, size, length);
    size += length;
    return this;
  }

  /** An int, seven bits a byte, least first: short where it is small and not negative. */
  Bytes count(int value) {
    int rest = value;
    while (rest >= 0x80) {
      one(rest | 0x80);
      rest >>>= 7;
    }
    return one(rest);
  }

  /** Eight bytes, greatest first. */
  Bytes number(long value) {
    room(Long.BYTES);
    for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      bytes[size++] = (byte) (value >>> shift);
    }
    return this;
  }

  /**
   * Text: in UTF-8, or where half a surrogate pair has none, as it is in memory; which of them the
   * lowest bit of its length says.
   */
  Bytes text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    if (isWhole(text)) {
      return count(utf8.length << 1).raw(utf8);
    }
    byte[] utf16 = new byte[text.length() * Character.BYTES];
    for (int i = 0; i < text.length(); i++) {
      utf16[2 * i] = (byte) (text.charAt(i) >>> 8);
      utf16[2 * i + 1] = (byte) text.charAt(i);
    }
    return count(utf16.length << 1 | 1).raw(utf16);
  }

  private static boolean isWhole(String text) {
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (Character.isSurrogate(each)) {
        boolean pair =
            Character.isHighSurrogate(each)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  private void room(int count) {
    if (size + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + count));
    }
  }
}
