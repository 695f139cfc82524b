package dev.retort.llm;

import dev.retort.engine.Attempt;
import dev.retort.llm.GenerateOutput.Statistics;
import java.util.List;

/** Tokens of one call, as limits count them. Nothing but arithmetic. */
final class Usage {
  private Usage() {}

  /** Tokens read that count: what the provider had in its cache does not. */
  static long input(GenerateOutput output) {
    long read = read(output);
    return read == Attempt.UNKNOWN ? read : Math.max(0, read - cached(output));
  }

  /** All tokens read. */
  static long read(GenerateOutput output) {
    return sum(output.statistics().inputTokens());
  }

  /** Those of them that the provider had in its cache; 0 if it did not tell. */
  static long cached(GenerateOutput output) {
    return Math.max(0, sum(output.statistics().cachedInputTokens()));
  }

  static long output(GenerateOutput output) {
    return sum(output.statistics().outputTokens());
  }

  /** What one call tells; what it does not tell counts as nothing. */
  static Answers.Sum of(Statistics told) {
    return new Answers.Sum(
        1,
        Math.max(0, sum(told.inputTokens())),
        Math.max(0, sum(told.cachedInputTokens())),
        Math.max(0, sum(told.outputTokens())));
  }

  /** Whether nothing is told of what was used. */
  static boolean isUnknown(GenerateOutput output) {
    return read(output) == Attempt.UNKNOWN && output(output) == Attempt.UNKNOWN;
  }

  private static long sum(List<Integer> counts) {
    if (counts.isEmpty()) {
      return Attempt.UNKNOWN;
    }
    long sum = 0;
    for (int i = 0; i < counts.size(); i++) {
      sum += counts.get(i);
    }
    return sum;
  }
}
