package dev.retort.llm;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A call failed. */
public class GenerationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient GenerateOutput.Failure failure;
  private final @Nullable Duration retryAfter;

  /**
   * Reports a failed call.
   *
   * @param failure what went wrong
   * @param cause the exception behind it; null where there is none
   */
  public GenerationException(GenerateOutput.Failure failure, @Nullable Throwable cause) {
    this(failure, null, cause);
  }

  /**
   * Reports a failed call whose provider said when to ask again.
   *
   * @param failure what went wrong
   * @param retryAfter how long the provider wants to be left alone; null where it did not say
   * @param cause the exception behind it; null where there is none
   */
  public GenerationException(
      GenerateOutput.Failure failure, @Nullable Duration retryAfter, @Nullable Throwable cause) {
    super(failure.message(), cause);
    this.failure = failure;
    this.retryAfter = retryAfter;
  }

  /**
   * What went wrong.
   *
   * @return kind, attempts, status
   */
  public GenerateOutput.Failure failure() {
    return failure;
  }

  /**
   * How long the provider wants to be left alone ({@code Retry-After}).
   *
   * @return never negative; null where it did not say
   */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
