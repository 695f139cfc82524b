package dev.retort.llm;

import dev.retort.batch.KeptBatch;
import dev.retort.offline.Standing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What a folder that was given to {@link LLM#keepBatchesIn} says of the batches of its run. */
public final class KeptBatches {
  private KeptBatches() {}

  /**
   * Reads the record of a folder; no one is asked.
   *
   * @param folder as it was given to {@link LLM#keepBatchesIn}
   * @return in the order of the requests; empty if there is no record, or the answers were given
   * @throws IOException if the record cannot be read
   */
  public static List<KeptBatch> in(Path folder) throws IOException {
    return Standing.kept(folder);
  }
}
