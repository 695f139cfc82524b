package dev.retort.offline;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The provider gave no answer that decides anything: what was asked may have been done or not. */
public final class Unanswered extends Exception {
  private static final long serialVersionUID = 1L;

  private final RuntimeException failure;
  private final transient @Nullable Duration retryAfter;
  private final boolean busy;

  /**
   * Reports a question without an answer.
   *
   * @param failure what is thrown if no answer comes at all
   * @param retryAfter how long the provider wants to be left alone; null where it did not say
   * @param busy whether the provider has too much to do for now
   */
  public Unanswered(RuntimeException failure, @Nullable Duration retryAfter, boolean busy) {
    super(failure.getMessage(), failure);
    this.failure = failure;
    this.retryAfter = retryAfter;
    this.busy = busy;
  }

  RuntimeException failure() {
    return failure;
  }

  boolean isBusy() {
    return busy;
  }

  @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
