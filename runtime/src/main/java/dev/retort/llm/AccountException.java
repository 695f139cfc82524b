package dev.retort.llm;

import dev.retort.llm.GenerateOutput.Failure;
import org.jspecify.annotations.Nullable;

/**
 * The provider refused the account: no further call can succeed. Who has all outputs already has
 * the reason in them; it is thrown where outputs are missing.
 */
final class AccountException extends GenerationException {
  private static final long serialVersionUID = 1L;

  AccountException(Failure failure, @Nullable Throwable cause) {
    super(failure, cause);
  }
}
