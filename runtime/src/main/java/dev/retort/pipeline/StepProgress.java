package dev.retort.pipeline;

import dev.retort.batch.KeptBatch;
import dev.retort.llm.Waits;
import java.util.List;

/**
 * Where one step of a run stands. Immutable.
 *
 * @param counts all it has counted until now
 * @param ended whether it has given its last row
 * @param waits what the calls of its LLMs wait for, and have waited for
 * @param batches how far the offline batches are that it waits for
 * @param callsUnderWay calls of its LLMs that were sent and have not ended; of LLMs that take a
 *     whole list it is not known
 * @param limitedByTheMinute whether its calls have a limit a minute, so that some go out at once
 *     and others wait
 */
public record StepProgress(
    Counts counts,
    boolean ended,
    Waits waits,
    List<KeptBatch> batches,
    int callsUnderWay,
    boolean limitedByTheMinute) {
  /** Copies the list. */
  public StepProgress {
    batches = List.copyOf(batches);
  }
}
