package dev.retort.examples.quickstart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Counts which word follows which. Where it never saw the last words together, it backs off to
 * fewer of them. Not changed once it has learned; then safe for any thread.
 */
final class Ngrams {
  /** Ends every passage. */
  static final String END = "\n";

  private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}]+(?:['-]\\p{L}+)*|[.,;:!?]");

  /** The part of each count that is left to shorter contexts (absolute discounting). */
  private static final double DISCOUNT = 0.4;

  private final Map<List<String>, Map<String, Integer>> followers = new HashMap<>();
  private final int order;

  Ngrams(int order, List<String> passages) {
    this.order = order;
    for (String passage : passages) {
      List<String> words = words(passage);
      words.add(END);
      for (int at = 0; at < words.size(); at++) {
        for (int length = 0; length <= Math.min(order, at); length++) {
          List<String> context = context(words.subList(0, at), length);
          followers
              .computeIfAbsent(context, c -> new HashMap<>())
              .merge(words.get(at), 1, Integer::sum);
        }
      }
    }
  }

  /** Words and punctuation marks, in a list that can grow. */
  static List<String> words(String text) {
    return new ArrayList<>(TOKEN.matcher(text).results().map(MatchResult::group).toList());
  }

  /** What may come after some words, with weights; the likeliest first. */
  List<Entry<String, Double>> after(List<String> words) {
    Map<String, Double> weights = new HashMap<>();
    double left = 1;
    for (int length = Math.min(order, words.size()); length >= 0; length--) {
      Map<String, Integer> counts = followers.getOrDefault(context(words, length), Map.of());
      if (!counts.isEmpty() && (length > 0 || weights.isEmpty())) {
        double total = counts.values().stream().mapToInt(count -> count).sum();
        double share = left / total;
        counts.forEach((w, count) -> weights.merge(w, share * (count - DISCOUNT), Double::sum));
        left *= DISCOUNT * counts.size() / total;
      }
    }
    if (weights.isEmpty()) {
      weights.put(END, 1.0); // It has learned nothing.
    }
    return weights.entrySet().stream()
        .sorted(Entry.<String, Double>comparingByValue().reversed().thenComparing(Entry::getKey))
        .toList();
  }

  private static List<String> context(List<String> words, int length) {
    List<String> last = words.subList(words.size() - length, words.size());
    return last.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
  }
}
