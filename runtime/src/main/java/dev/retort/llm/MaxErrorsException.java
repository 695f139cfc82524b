package dev.retort.llm;

import dev.retort.llm.GenerateOutput.Failure;
import org.jspecify.annotations.Nullable;

/** More items failed than {@code max_errors} allows: the run was stopped as told. */
public final class MaxErrorsException extends GenerationException {
  private static final long serialVersionUID = 1L;

  private final int maxErrors;

  MaxErrorsException(int maxErrors, Failure last, @Nullable Throwable cause) {
    super(last, cause);
    this.maxErrors = maxErrors;
  }

  /**
   * How many items were allowed to fail.
   *
   * @return {@code max_errors}
   */
  public int maxErrors() {
    return maxErrors;
  }
}
