package dev.retort.journal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * What a journal looks like on disk; {@code docs/journal.md} says it in words. A head of 16 bytes,
 * then records. All numbers are big-endian.
 *
 * <pre>
 * offset  bytes  of a record
 *      0      4  FF 52 54 4A: no text in UTF-8 holds the first of these
 *      4      4  length of the payload
 *      8      4  CRC-32C of the length, the key and the payload
 *     12     16  key
 *     28         payload
 * </pre>
 */
final class RecordFormat {
  /** The number of this format, the last byte of the head. */
  static final int VERSION = 1;

  static final int HEAD_SIZE = 16;
  static final int PREFIX_SIZE = 28;

  /** No payload is longer: what a damaged length says must not fill the memory. */
  static final int MAX_PAYLOAD = 1 << 26;

  static final byte MARK_START = (byte) 0xFF;
  static final int MARK = 0xFF52544A;

  private static final int LENGTH_AT = 4;
  private static final int CHECK_AT = 8;
  private static final int KEY_AT = 12;
  private static final int LOW_KEY_AT = 20;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private RecordFormat() {}

  /** The first byte of a note: a payload that is found by its key and counts as no record. */
  static final byte NOTE = 0;

  /** Whether a payload is a note. */
  static boolean isNote(byte[] in, int at, int length) {
    return length > 0 && in[at] == NOTE;
  }

  static byte[] head() {
    byte[] head = new byte[HEAD_SIZE];
    byte[] name = "retort-journal".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(name, 0, head, 0, name.length);
    head[HEAD_SIZE - 1] = VERSION;
    return head;
  }

  /** Writes a record. */
  static void write(byte[] to, int at, long high, long low, byte[] payload) {
    INT.set(to, at, MARK);
    INT.set(to, at + LENGTH_AT, payload.length);
    LONG.set(to, at + KEY_AT, high);
    LONG.set(to, at + LOW_KEY_AT, low);
    System.arraycopy(payload, 0, to, at + PREFIX_SIZE, payload.length);
    INT.set(to, at + CHECK_AT, check(to, at, payload.length));
  }

  static boolean isMarked(byte[] in, int at) {
    return (int) INT.get(in, at) == MARK;
  }

  /** The length that a record says its payload has. */
  static int length(byte[] in, int at) {
    return (int) INT.get(in, at + LENGTH_AT);
  }

  static long high(byte[] in, int at) {
    return (long) LONG.get(in, at + KEY_AT);
  }

  static long low(byte[] in, int at) {
    return (long) LONG.get(in, at + LOW_KEY_AT);
  }

  /** Whether a whole record is as it was written. */
  static boolean isSound(byte[] in, int at, int length) {
    return (int) INT.get(in, at + CHECK_AT) == check(in, at, length);
  }

  private static int check(byte[] in, int at, int length) {
    CRC32C sum = new CRC32C();
    sum.update(in, at + LENGTH_AT, CHECK_AT - LENGTH_AT);
    sum.update(in, at + KEY_AT, PREFIX_SIZE - KEY_AT + length);
    return (int) sum.getValue();
  }
}
