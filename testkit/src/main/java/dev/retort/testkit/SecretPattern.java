package dev.retort.testkit;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Finds a credential in the text of a message, however it is written there: as it is, escaped in
 * JSON, or encoded in an address, each letter by itself in either way.
 */
final class SecretPattern {
  private SecretPattern() {}

  /** A pattern of a credential, which must not be empty. */
  static Pattern of(String secret) {
    StringBuilder regex = new StringBuilder();
    secret.codePoints().forEach(letter -> regex.append(anyFormOf(letter)));
    return Pattern.compile(regex.toString());
  }

  private static String anyFormOf(int letter) {
    String plain = Character.toString(letter);
    StringBuilder json = new StringBuilder();
    for (int i = 0; i < plain.length(); i++) {
      json.append("\\\\+u").append(hex(String.format("%04x", (int) plain.charAt(i))));
    }
    StringBuilder address = new StringBuilder();
    for (byte each : plain.getBytes(StandardCharsets.UTF_8)) {
      address.append('%').append(hex(String.format("%02x", each)));
    }
    return "(?:"
        + shortFormOf(letter)
        + Pattern.quote(plain)
        + "|"
        + json
        + "|"
        + address
        + (letter == ' ' ? "|\\+" : "")
        + ")";
  }

  /** What JSON has for some letters; JSON within a text of JSON has more backslashes. */
  private static String shortFormOf(int letter) {
    return switch (letter) {
      case '\n' -> "\\\\+n|";
      case '\r' -> "\\\\+r|";
      case '\t' -> "\\\\+t|";
      case '"', '/', '\\' -> "\\\\*";
      default -> "";
    };
  }

  private static String hex(String digits) {
    return "(?i:" + digits + ")";
  }
}
