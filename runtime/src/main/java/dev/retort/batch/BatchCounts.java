package dev.retort.batch;

/**
 * How many requests of a batch came to which end, as far as the provider tells; 0 where it does
 * not.
 *
 * @param total all requests; some providers tell it only once they have looked at the file
 * @param succeeded answered
 * @param failed refused, one by one
 * @param expired not begun when time was up
 * @param cancelled not begun when the batch was cancelled
 */
public record BatchCounts(long total, long succeeded, long failed, long expired, long cancelled) {
  /** The provider told nothing. */
  public static final BatchCounts NONE = new BatchCounts(0, 0, 0, 0, 0);

  /**
   * How many requests have come to an end.
   *
   * @return the sum of all but {@link #total}
   */
  public long done() {
    return succeeded + failed + expired + cancelled;
  }
}
