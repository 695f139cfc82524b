package dev.retort.llm;

import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What {@code on_error}, {@code max_errors} and common sense say to an item that failed. Safe for
 * any thread.
 *
 * @param onError keep or fail
 * @param maxErrors how many items may fail; null for any number
 * @param failed how many have failed since the LLM was loaded
 */
record ErrorPolicy(AsyncLLM.OnError onError, @Nullable Integer maxErrors, AtomicLong failed) {

  /**
   * Counts an item that failed for good.
   *
   * @return why the run has to stop; null to go on
   */
  @Nullable GenerationException judge(long input, Failure failure, @Nullable Throwable cause) {
    long count = failed.incrementAndGet();
    if (onError == AsyncLLM.OnError.FAIL) {
      return new OnErrorException(
          says(input, failure, "on_error is fail, so the run was stopped"), cause);
    }
    if (failure.kind() == Kind.AUTHENTICATION || failure.kind() == Kind.QUOTA) {
      return new AccountException(
          says(input, failure, "so would all others, so the run was stopped"), cause);
    }
    if (maxErrors != null && count > maxErrors) {
      String why = count + " items failed and max_errors is " + maxErrors;
      return new MaxErrorsException(
          maxErrors, says(input, failure, why + ", so the run was stopped"), cause);
    }
    return null;
  }

  private static Failure says(long input, Failure failure, String why) {
    return Failures.withMessage(failure, "input " + input + ": " + failure.message() + "; " + why);
  }
}
