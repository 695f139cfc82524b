package dev.retort.llm;

import org.jspecify.annotations.Nullable;

/**
 * What a provider says an account may send in a minute, as its answers tell. Immutable.
 *
 * @param requests calls; null where nothing is said
 * @param inputTokens tokens read; null where nothing is said
 * @param outputTokens tokens written; null where nothing is said
 * @param tokens tokens read and written together; null where nothing is said
 * @see AsyncLLM#noteRateLimits
 */
public record RateLimits(
    @Nullable Long requests,
    @Nullable Long inputTokens,
    @Nullable Long outputTokens,
    @Nullable Long tokens) {}
