package dev.retort.compose;

import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.ModelUse;
import dev.retort.llm.GenerateOutput.Statistics;
import dev.retort.llm.LLM;
import java.util.ArrayList;
import java.util.List;

/** Adds up what several models were asked for one answer. One thread at a time. */
final class Uses {
  private final List<ModelUse> models = new ArrayList<>();
  private boolean read;
  private boolean written;
  private boolean cached;

  /**
   * Adds what a model was asked.
   *
   * @param answered whether the answer is made of its generations
   */
  void add(LLM llm, GenerateOutput output, boolean answered) {
    Statistics told = output.statistics();
    read |= !told.inputTokens().isEmpty();
    written |= !told.outputTokens().isEmpty();
    cached |= !told.cachedInputTokens().isEmpty();
    if (told.models().isEmpty()) {
      merge(
          new ModelUse(
              llm.modelName(),
              answered,
              sum(told.inputTokens()),
              sum(told.outputTokens()),
              sum(told.cachedInputTokens())));
    } else {
      // It has asked others itself: these are who was asked.
      told.models().forEach(use -> merge(answered ? use : notAnswered(use)));
    }
  }

  private void merge(ModelUse use) {
    for (int i = 0; i < models.size(); i++) {
      ModelUse known = models.get(i);
      if (known.model().equals(use.model()) && known.answered() == use.answered()) {
        models.set(
            i,
            new ModelUse(
                use.model(),
                use.answered(),
                known.inputTokens() + use.inputTokens(),
                known.outputTokens() + use.outputTokens(),
                known.cachedInputTokens() + use.cachedInputTokens()));
        return;
      }
    }
    models.add(use);
  }

  private static ModelUse notAnswered(ModelUse use) {
    return new ModelUse(
        use.model(), false, use.inputTokens(), use.outputTokens(), use.cachedInputTokens());
  }

  /** The sums, and who was asked, in that order. */
  Statistics statistics() {
    return new Statistics(
        read ? List.of(models.stream().mapToInt(ModelUse::inputTokens).sum()) : List.of(),
        written ? List.of(models.stream().mapToInt(ModelUse::outputTokens).sum()) : List.of(),
        cached ? List.of(models.stream().mapToInt(ModelUse::cachedInputTokens).sum()) : List.of(),
        models);
  }

  private static int sum(List<Integer> tokens) {
    return tokens.stream().mapToInt(Integer::intValue).sum();
  }
}
