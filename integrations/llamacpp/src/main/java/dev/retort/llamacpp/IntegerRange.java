package dev.retort.llamacpp;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Whole numbers between bounds, as a grammar says them. */
final class IntegerRange {
  /** Numbers have at most 15 digits, which every reader of JSON holds exactly. */
  static final BigInteger LARGEST = BigInteger.TEN.pow(15).subtract(BigInteger.ONE);

  private IntegerRange() {}

  /**
   * Says a range.
   *
   * @param low not above {@code high}
   */
  static String of(BigInteger low, BigInteger high) {
    List<String> parts = new ArrayList<>();
    if (low.signum() < 0) {
      BigInteger least = high.signum() < 0 ? high.negate() : BigInteger.ONE;
      parts.add("\"-\" (" + natural(least, low.negate().min(LARGEST)) + ")");
    }
    if (high.signum() >= 0) {
      parts.add(natural(low.max(BigInteger.ZERO), high.min(LARGEST)));
    }
    return "(" + String.join(" | ", parts) + ")";
  }

  private static String natural(BigInteger low, BigInteger high) {
    List<String> parts = new ArrayList<>();
    for (int digits = low.toString().length(); digits <= high.toString().length(); digits++) {
      BigInteger least = digits == 1 ? BigInteger.ZERO : BigInteger.TEN.pow(digits - 1);
      BigInteger most = BigInteger.TEN.pow(digits).subtract(BigInteger.ONE);
      parts.add(sameLength(low.max(least).toString(), high.min(most).toString()));
    }
    return String.join(" | ", parts);
  }

  /** Numbers of as many digits as both bounds have. */
  private static String sameLength(String low, String high) {
    if (low.isEmpty()) {
      return "";
    }
    String lowRest = low.substring(1);
    String highRest = high.substring(1);
    char first = low.charAt(0);
    char last = high.charAt(0);
    if (first == last) {
      return ("\"" + first + "\" " + group(sameLength(lowRest, highRest))).strip();
    }
    String zeros = "0".repeat(lowRest.length());
    String nines = "9".repeat(lowRest.length());
    List<String> parts = new ArrayList<>();
    if (!lowRest.equals(zeros)) {
      parts.add("\"" + first + "\" " + group(sameLength(lowRest, nines)));
      first++;
    }
    String lastPart = "";
    if (!highRest.equals(nines)) {
      lastPart = "\"" + last + "\" " + group(sameLength(zeros, highRest));
      last--;
    }
    if (first <= last) {
      String digit = first == last ? "\"" + first + "\"" : "[" + first + "-" + last + "]";
      parts.add(lowRest.isEmpty() ? digit : digit + " [0-9]{" + lowRest.length() + "}");
    }
    if (!lastPart.isEmpty()) {
      parts.add(lastPart);
    }
    return String.join(" | ", parts);
  }

  private static String group(String rule) {
    return rule.contains("|") ? "(" + rule + ")" : rule;
  }
}
