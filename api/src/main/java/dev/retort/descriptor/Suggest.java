package dev.retort.descriptor;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds the name that a user may have meant: the nearest by letters, else the nearest by words. */
public final class Suggest {
  private Suggest() {}

  /**
   * The nearest of some names.
   *
   * @param wrong what was written
   * @param names what could be meant
   * @return the nearest; empty if none is near
   */
  public static Optional<String> nearest(String wrong, Collection<String> names) {
    String best = null;
    int bestScore = Integer.MAX_VALUE;
    for (String name : names) {
      int score = score(wrong, name);
      if (score < bestScore) {
        bestScore = score;
        best = name;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Lower is nearer; {@link Integer#MAX_VALUE} is not near at all. */
  private static int score(String wrong, String name) {
    String a = wrong.toLowerCase(Locale.ROOT);
    String b = name.toLowerCase(Locale.ROOT);
    int limit = Math.max(1, Math.min(a.length(), b.length()) / 3 + 1);
    int distance = distance(a, b);
    if (distance <= limit) {
      return distance * 10;
    }
    return sharesWords(a, b) ? 1000 + distance : Integer.MAX_VALUE;
  }

  /** Whether one name has all words of the other ({@code max_tokens}, {@code max_new_tokens}). */
  private static boolean sharesWords(String a, String b) {
    Set<String> left = words(a);
    Set<String> right = words(b);
    return left.size() > 0
        && right.size() > 0
        && (left.containsAll(right) || right.containsAll(left));
  }

  private static Set<String> words(String name) {
    Set<String> words = new HashSet<>(Arrays.asList(name.split("[^\\p{L}\\p{N}]+", -1)));
    words.removeIf(String::isEmpty);
    return words;
  }

  /** Edit distance in which swapping two neighbours is one step. */
  private static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] now = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      now[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        now[j] = Math.min(Math.min(now[j - 1], last[j]) + 1, last[j - 1] + cost);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          now[j] = Math.min(now[j], before[j - 2] + 1);
        }
      }
      int[] free = before;
      before = last;
      last = now;
      now = free;
    }
    return last[b.length()];
  }
}
