package dev.retort.http;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes known secrets out of text that others wrote, by their value. Immutable. */
public final class Redaction {
  /** How much of a foreign text a message repeats, in UTF-16 units. */
  static final int QUOTE_LENGTH = 300;

  /** A shorter secret is no secret, and to replace it would garble every message. */
  private static final int SHORTEST = 4;

  private static final String MASK = "***";

  private final List<String> secrets;

  /**
   * Knows what to hide.
   *
   * @param secrets values in clear; of {@code Bearer abc} also {@code abc} is hidden
   */
  public Redaction(Collection<String> secrets) {
    List<String> all = new ArrayList<>();
    for (String secret : secrets) {
      all.add(secret);
      all.add(secret.substring(secret.lastIndexOf(' ') + 1));
    }
    all.removeIf(secret -> secret.length() < SHORTEST);
    // The longest first: a secret may hold another one.
    all.sort(Comparator.comparingInt(String::length).reversed());
    this.secrets = List.copyOf(Set.copyOf(all).size() == all.size() ? all : distinct(all));
  }

  private static List<String> distinct(List<String> all) {
    return all.stream().distinct().toList();
  }

  /**
   * Hides every secret.
   *
   * @param text any text
   * @return the text with {@code ***} for each
   */
  public String redact(String text) {
    String safe = text;
    for (String secret : secrets) {
      safe = safe.replace(secret, MASK);
    }
    return safe;
  }

  /**
   * Makes a foreign text fit for a message: redacted, in one line, cut.
   *
   * @param text any text
   * @return at most {@value #QUOTE_LENGTH} units and an ellipsis
   */
  public String quote(String text) {
    // Redacted before it is cut, so that no half of a secret survives at the edge.
    String line = oneLine(redact(text));
    if (line.length() <= QUOTE_LENGTH) {
      return line;
    }
    int end = Character.isHighSurrogate(line.charAt(QUOTE_LENGTH - 1)) ? 1 : 0;
    return line.substring(0, QUOTE_LENGTH - end) + "...";
  }

  /**
   * Lets an exception pass as a cause if nothing in its chain tells a secret.
   *
   * @param failure what was thrown
   * @return the same, or null
   */
  public @Nullable Throwable safe(Throwable failure) {
    int depth = 0;
    for (Throwable at = failure; at != null && depth < 20; at = at.getCause()) {
      String message = at.getMessage();
      if (message != null && !redact(message).equals(message)) {
        return null;
      }
      depth++;
    }
    return failure;
  }

  private static String oneLine(String text) {
    StringBuilder line = new StringBuilder(Math.min(text.length(), QUOTE_LENGTH * 2));
    boolean space = false;
    for (int i = 0; i < text.length() && line.length() <= QUOTE_LENGTH; i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || Character.isISOControl(c)) {
        space = !line.isEmpty();
      } else {
        if (space) {
          line.append(' ');
          space = false;
        }
        line.append(c);
      }
    }
    return line.toString();
  }

  /** Says nothing of what it hides. */
  @Override
  public String toString() {
    return "Redaction[" + secrets.size() + "]";
  }
}
