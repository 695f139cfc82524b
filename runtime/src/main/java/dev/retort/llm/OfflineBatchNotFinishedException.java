package dev.retort.llm;

import dev.retort.batch.BatchCounts;
import dev.retort.batch.KeptBatch;
import java.util.List;

/** Offline batches are not finished yet: ask again later. */
public final class OfflineBatchNotFinishedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Of many batches the first ones are told. */
  private static final int MOST_TOLD = 10;

  @SuppressWarnings("serial") // What List.copyOf gives is serializable.
  private final List<String> jobsIds;

  /**
   * Reports unfinished batches.
   *
   * @param jobsIds the provider's ids of the batches
   */
  public OfflineBatchNotFinishedException(List<String> jobsIds) {
    super(
        "not finished yet: offline "
            + (jobsIds.size() == 1 ? "batch " : "batches ")
            + String.join(", ", jobsIds));
    this.jobsIds = List.copyOf(jobsIds);
  }

  /** Reports unfinished batches, and how far each is. */
  OfflineBatchNotFinishedException(List<String> jobsIds, List<KeptBatch> batches) {
    super(message(batches));
    this.jobsIds = List.copyOf(jobsIds);
  }

  private static String message(List<KeptBatch> batches) {
    List<String> open =
        batches.stream()
            .filter(batch -> !batch.fetched())
            .map(OfflineBatchNotFinishedException::told)
            .toList();
    String more = open.size() > MOST_TOLD ? ", and " + (open.size() - MOST_TOLD) + " more" : "";
    return "not finished yet: offline "
        + (open.size() == 1 ? "batch " : "batches ")
        + String.join(", ", open.subList(0, Math.min(open.size(), MOST_TOLD)))
        + more;
  }

  /** What is more than that it was submitted, which goes without saying. */
  private static String told(KeptBatch batch) {
    BatchCounts counts = batch.counts();
    String done =
        counts.total() == 0 ? "" : ", " + counts.done() + " of " + counts.total() + " done";
    String name = batch.id() == null ? "part " + batch.part() : batch.id();
    return batch.standing().equals("submitted")
        ? name
        : name + " (" + batch.standing() + done + ")";
  }

  /**
   * The batches.
   *
   * @return the provider's ids
   */
  public List<String> jobsIds() {
    return jobsIds;
  }
}
