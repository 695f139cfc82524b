package dev.retort.cohere;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The generation kwargs of one call; null leaves the choice to the server. Immutable. */
record ChatParameters(
    @Nullable Double temperature,
    @Nullable Integer maxTokens,
    @Nullable Integer k,
    @Nullable Double p,
    @Nullable Integer seed,
    @Nullable List<String> stopSequences,
    @Nullable Double frequencyPenalty,
    @Nullable Double presencePenalty) {}
