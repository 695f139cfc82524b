package dev.retort.llm;

import org.jspecify.annotations.Nullable;

/** A call failed. */
public class GenerationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient GenerateOutput.Failure failure;

  /**
   * Reports a failed call.
   *
   * @param failure what went wrong
   * @param cause the exception behind it; null where there is none
   */
  public GenerationException(GenerateOutput.Failure failure, @Nullable Throwable cause) {
    super(failure.message(), cause);
    this.failure = failure;
  }

  /**
   * What went wrong.
   *
   * @return kind, attempts, status
   */
  public GenerateOutput.Failure failure() {
    return failure;
  }
}
