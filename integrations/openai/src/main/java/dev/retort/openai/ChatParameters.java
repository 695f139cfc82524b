package dev.retort.openai;

import dev.retort.llm.JsonValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The generation kwargs of one call. Immutable. */
record ChatParameters(
    int maxNewTokens,
    boolean logprobs,
    @Nullable Integer topLogprobs,
    double frequencyPenalty,
    double presencePenalty,
    double temperature,
    double topP,
    @Nullable List<String> stop,
    @Nullable Map<String, JsonValue> responseFormat) {}
