package dev.retort.offline;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names one request of one run at the provider: {@code <run>-<round>_<part>-<index>}. A run is ten
 * letters and digits by chance and ten that stand for what is asked, so that answers to other
 * inputs are told by their ids alone.
 *
 * @param run the run
 * @param round how often requests of the run were sent before, 0 at first
 * @param part which file of the run
 * @param index which request, counted from 0 over all inputs and generations
 */
record RequestId(String run, int round, int part, long index) {
  private static final int HALF = 10;
  static final int RUN_LENGTH = 2 * HALF;
  private static final int RADIX = 32;
  private static final int PART_DIGITS = 6;
  private static final Pattern FORM =
      Pattern.compile("([0-9a-v]{20})-([0-9]{1,4})_([0-9]{1,6})-([0-9]{1,12})");

  /** A new run that asks this. */
  static String newRun(String asked) {
    byte[] chance = new byte[HALF];
    new SecureRandom().nextBytes(chance);
    return letters(chance) + asked;
  }

  /** What stands for the bodies of all requests. */
  static String asked(MessageDigest bodies) {
    return letters(bodies.digest());
  }

  /** Whether a run asked this. */
  static boolean asks(String run, String asked) {
    return run.endsWith(asked);
  }

  private static String letters(byte[] bytes) {
    String all = "0".repeat(HALF) + new BigInteger(1, bytes).toString(RADIX);
    return all.substring(all.length() - HALF);
  }

  /** Reads what {@link #text} made; null if it is something else. */
  static @Nullable RequestId parse(String text) {
    Matcher parts = FORM.matcher(text);
    return parts.matches()
        ? new RequestId(
            parts.group(1),
            Integer.parseInt(parts.group(2)),
            Integer.parseInt(parts.group(3)),
            Long.parseLong(parts.group(4)))
        : null;
  }

  /**
   * At most 45 characters; the part has leading zeros, so that a request is as long in one file as
   * in the next.
   */
  String text() {
    String number = Integer.toString(part);
    String zeros = "0".repeat(Math.max(0, PART_DIGITS - number.length()));
    return run + "-" + round + "_" + zeros + number + "-" + index;
  }
}
