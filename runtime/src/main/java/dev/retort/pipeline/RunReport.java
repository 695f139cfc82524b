package dev.retort.pipeline;

import dev.retort.config.Problem;
import dev.retort.llm.LimiterState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended: what {@code run.json} holds, and what to tell the user. Immutable.
 *
 * @param pipeline name of the pipeline
 * @param status how it ended
 * @param exitCode what a command-line tool ends with: 0 done, 1 the user's input is wrong, 2
 *     failed, 3 a batch is not finished, 4 stopped as told, 130 Ctrl-C
 * @param startedAt when it began
 * @param finishedAt when it ended
 * @param totals sums over the run
 * @param steps by name, in the order of the file
 * @param waited for how long calls of a step waited at the limits of their accounts, gate by gate:
 *     the time in which at least one did, added up over the step's LLMs; without steps whose calls
 *     did not wait
 * @param spending what the models were asked, and what it cost
 * @param output folder of the files
 * @param problems what was wrong with the input (exit code 1) and warnings, one line each
 * @param message why the run failed or stopped, in one line; null where it did not
 */
public record RunReport(
    String pipeline,
    Status status,
    int exitCode,
    Instant startedAt,
    Instant finishedAt,
    Counts totals,
    Map<String, Counts> steps,
    Map<String, Map<LimiterState.Gate, Duration>> waited,
    Spending spending,
    Path output,
    List<Problem> problems,
    @Nullable String message) {

  /** How a run ended. */
  public enum Status {
    /** Every row went its way, some perhaps with an error. */
    DONE,
    /** It could not go on, or nothing came of it. */
    FAILED,
    /** Somebody, or a limit, stopped it. */
    STOPPED,
    /** An offline batch is not finished. */
    WAITING;

    /**
     * The name in {@code run.json}.
     *
     * @return in lower case
     */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
