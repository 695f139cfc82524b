package dev.retort.pipeline;

/**
 * What a step, or a whole run, has counted. Immutable.
 *
 * @param rowsIn rows taken; for totals those that generator steps made
 * @param rowsOut rows given; for totals those written to files
 * @param calls calls of LLMs, repeated ones not included
 * @param failed rows that carry an error
 * @param retries repeated calls
 * @param inputTokens tokens read by LLMs
 * @param outputTokens tokens written by LLMs
 * @param seconds how long it took
 */
public record Counts(
    long rowsIn,
    long rowsOut,
    long calls,
    long failed,
    long retries,
    long inputTokens,
    long outputTokens,
    double seconds) {}
