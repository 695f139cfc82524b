package dev.retort.pipeline;

import dev.retort.llm.LimiterState.Gate;
import java.time.Duration;
import java.util.Map;

/**
 * What a run has counted, as it is at one time. Immutable.
 *
 * @param totals sums over the run
 * @param steps by name, in the order of the file
 * @param waited by step, where any call of it waited
 * @param spending what the models were asked, and what it cost
 */
record RunCounts(
    Counts totals,
    Map<String, Counts> steps,
    Map<String, Map<Gate, Duration>> waited,
    Spending spending) {}
