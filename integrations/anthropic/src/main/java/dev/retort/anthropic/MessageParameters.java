package dev.retort.anthropic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The generation kwargs of one call. Immutable. */
record MessageParameters(
    int maxTokens,
    @Nullable List<String> stopSequences,
    double temperature,
    @Nullable Double topP,
    @Nullable Integer topK) {}
