package dev.retort.openai;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The generation kwargs of one call that go out as they are. Immutable. */
record ChatParameters(
    int maxNewTokens,
    boolean logprobs,
    @Nullable Integer topLogprobs,
    double frequencyPenalty,
    double presencePenalty,
    double temperature,
    double topP,
    @Nullable List<String> stop,
    @Nullable Integer seed) {

  /** Without a seed, which not every server takes. */
  ChatParameters(
      int maxNewTokens,
      boolean logprobs,
      @Nullable Integer topLogprobs,
      double frequencyPenalty,
      double presencePenalty,
      double temperature,
      double topP,
      @Nullable List<String> stop) {
    this(
        maxNewTokens,
        logprobs,
        topLogprobs,
        frequencyPenalty,
        presencePenalty,
        temperature,
        topP,
        stop,
        null);
  }
}
