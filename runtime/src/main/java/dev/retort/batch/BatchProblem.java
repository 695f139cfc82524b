package dev.retort.batch;

import org.jspecify.annotations.Nullable;

/**
 * Why a provider refused a batch.
 *
 * @param line which line of the file, from 1; null where it is about the whole
 * @param code the provider's name of it, such as {@code duplicate_custom_id}; null for none
 * @param message the provider's words, without secrets
 */
public record BatchProblem(@Nullable Integer line, @Nullable String code, String message) {}
