package dev.retort.llm;

import java.util.List;

/** Offline batches are not finished yet: ask again later. */
public final class OfflineBatchNotFinishedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // What List.copyOf gives is serializable.
  private final List<String> jobsIds;

  /**
   * Reports unfinished batches.
   *
   * @param jobsIds the provider's ids of the batches
   */
  public OfflineBatchNotFinishedException(List<String> jobsIds) {
    super("not finished yet: offline batches " + String.join(", ", jobsIds));
    this.jobsIds = List.copyOf(jobsIds);
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
