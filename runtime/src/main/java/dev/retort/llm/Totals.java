package dev.retort.llm;

import dev.retort.llm.GenerateOutput.ModelUse;
import dev.retort.llm.GenerateOutput.Statistics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Adds what a further try took to what a call took before. Nothing but arithmetic. */
final class Totals {
  private Totals() {}

  /**
   * The sum.
   *
   * @param before of the whole call: one number, or one a generation
   * @param more of a try for one generation
   * @param generation which
   * @param generations how many there are
   */
  static Statistics plus(Statistics before, Statistics more, int generation, int generations) {
    return new Statistics(
        plus(before.inputTokens(), more.inputTokens(), generation, generations),
        plus(before.outputTokens(), more.outputTokens(), generation, generations),
        plus(before.cachedInputTokens(), more.cachedInputTokens(), generation, generations),
        models(before.models(), more.models()));
  }

  /** Of each model all that it was asked. */
  static List<ModelUse> models(List<ModelUse> before, List<ModelUse> more) {
    if (more.isEmpty()) {
      return before;
    }
    Map<String, ModelUse> all = new LinkedHashMap<>();
    Stream.concat(before.stream(), more.stream())
        .forEach(use -> all.merge(use.model(), use, Totals::plus));
    return List.copyOf(all.values());
  }

  private static ModelUse plus(ModelUse one, ModelUse other) {
    return new ModelUse(
        one.model(),
        one.answered() || other.answered(),
        one.inputTokens() + other.inputTokens(),
        one.outputTokens() + other.outputTokens(),
        one.cachedInputTokens() + other.cachedInputTokens());
  }

  private static List<Integer> plus(
      List<Integer> before, List<Integer> more, int generation, int generations) {
    if (more.isEmpty()) {
      return before;
    }
    int sum = 0;
    for (int count : more) {
      sum += count;
    }
    if (before.isEmpty()) {
      return List.of(sum);
    }
    List<Integer> all = new ArrayList<>(before);
    int at = all.size() == generations ? generation : 0;
    all.set(at, all.get(at) + sum);
    return List.copyOf(all);
  }
}
