package dev.retort.llamacpp;

import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.FinishReason;
import dev.retort.llm.GenerateOutput.Statistics;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the engine has generated for one input so far. For one thread. */
final class Generations {
  private final int wanted;
  private final List<@Nullable String> texts = new ArrayList<>();
  private final List<Integer> newTokens = new ArrayList<>();
  private final List<FinishReason> ends = new ArrayList<>();
  private int promptTokens;

  /**
   * None yet.
   *
   * @param wanted how many there are to be
   */
  Generations(int wanted) {
    this.wanted = wanted;
  }

  void add(Reply.Generated generated, FinishReason end) {
    texts.add(generated.text());
    newTokens.add(generated.vainTokens() + generated.newTokens());
    ends.add(end);
    promptTokens = generated.promptTokens();
  }

  GenerateOutput output() {
    return GenerateOutput.of(texts, statistics()).withFinishReasons(ends);
  }

  /** Those that there are, and why there are no more. */
  GenerateOutput failed(Failure failure) {
    if (texts.isEmpty()) {
      return GenerateOutput.failed(wanted, failure);
    }
    List<@Nullable String> all = new ArrayList<>(texts);
    List<FinishReason> reasons = new ArrayList<>(ends);
    while (all.size() < wanted) {
      all.add(null);
      reasons.add(FinishReason.OTHER);
    }
    return new GenerateOutput(all, statistics(), null, failure, reasons);
  }

  private Statistics statistics() {
    return new Statistics(List.of(promptTokens), newTokens);
  }
}
