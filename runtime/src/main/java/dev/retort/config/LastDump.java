package dev.retort.config;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What the last dumps of a type were like, since the next one is most often the same: how long it
 * is, the bytes of its {@code runtime_parameters_info}, and a tape that has room for it. Guesses
 * only; nothing rests on them. Safe for any thread.
 */
final class LastDump {
  private static final int FIRST_SIZE = 512;
  private static final int LONGEST_INFO = 1 << 15;
  private static final int MOST_SPARE_TOKENS = 1 << 12;

  private volatile byte @Nullable [] info;
  private volatile int size = FIRST_SIZE;
  private final AtomicReference<@Nullable Tape> spare = new AtomicReference<>();

  /** Where the value at a place ends, if it is the same as last time; else -1. */
  int endOfInfo(byte[] bytes, int from, int end) {
    byte[] known = info;
    if (known == null || known.length > end - from) {
      return -1;
    }
    int to = from + known.length;
    return Arrays.equals(bytes, from, to, known, 0, known.length) ? to : -1;
  }

  void rememberInfo(byte[] bytes, int from, int to) {
    if (to - from <= LONGEST_INFO) {
      info = Arrays.copyOfRange(bytes, from, to);
    }
  }

  /** A tape for the next text, which nobody else has; null if there is none. */
  @Nullable Tape takeSpare() {
    return spare.getAndSet(null);
  }

  /** Keeps a tape that nobody reads any more, unless it is a large one. */
  void keepSpare(Tape tape) {
    if (tape.capacity() <= MOST_SPARE_TOKENS) {
      tape.forget();
      spare.set(tape);
    }
  }

  /** Room that the next dump is likely to need. */
  int size() {
    return size;
  }

  void rememberSize(int now) {
    if (now != size) {
      size = now;
    }
  }
}
