package dev.retort.llm;

import dev.retort.llm.GenerateOutput.Failure;
import org.jspecify.annotations.Nullable;

/** An item failed and {@code on_error} is {@code fail}: the run was stopped as told. */
public final class OnErrorException extends GenerationException {
  private static final long serialVersionUID = 1L;

  OnErrorException(Failure first, @Nullable Throwable cause) {
    super(first, cause);
  }
}
