package dev.retort.config;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the last dumps of a type were like, since the next one is most often the same: how long it
 * is, of how many tokens, and the bytes of its {@code runtime_parameters_info}. Guesses only;
 * nothing rests on them. Safe for any thread.
 */
final class LastDump {
  private static final int FIRST_SIZE = 512;
  private static final int LONGEST_INFO = 1 << 15;

  private volatile byte @Nullable [] info;
  private volatile int size = FIRST_SIZE;
  private volatile int tokens;

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

  /** Tokens that the next text is likely to have; 0 where there was none yet. */
  int tokens() {
    return tokens;
  }

  void rememberTokens(int now) {
    if (now != tokens) {
      tokens = now;
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
