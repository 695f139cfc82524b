package dev.retort.onnx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts texts of about the same length together, so that little is filled up. */
final class Batches {
  /** Texts that are run at once: more gain nothing on a processor. */
  static final int MOST_TEXTS = 32;

  /** Tokens that are run at once, filled up; a text with more is run by itself. */
  static final int MOST_TOKENS = 8192;

  private Batches() {}

  /**
   * All texts, the shortest first; those of equal length in their order.
   *
   * @param mostTexts in one batch
   */
  static List<List<Tokens>> of(List<Tokens> all, int mostTexts) {
    List<Tokens> sorted = new ArrayList<>(all);
    sorted.sort(Comparator.comparingInt(Tokens::size));
    List<List<Tokens>> batches = new ArrayList<>();
    List<Tokens> batch = new ArrayList<>();
    for (Tokens tokens : sorted) {
      int filled = (batch.size() + 1) * tokens.size();
      if (!batch.isEmpty() && (batch.size() == mostTexts || filled > MOST_TOKENS)) {
        batches.add(batch);
        batch = new ArrayList<>();
      }
      batch.add(tokens);
    }
    if (!batch.isEmpty()) {
      batches.add(batch);
    }
    return batches;
  }
}
