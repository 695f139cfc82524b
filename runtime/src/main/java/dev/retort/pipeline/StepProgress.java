package dev.retort.pipeline;

import dev.retort.llm.Waits;

/**
 * Where one step of a run stands. Immutable.
 *
 * @param counts all it has counted until now
 * @param ended whether it has given its last row
 * @param waits what the calls of its LLMs wait for, and have waited for
 */
public record StepProgress(Counts counts, boolean ended, Waits waits) {}
