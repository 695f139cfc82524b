package dev.retort.llm;

import dev.retort.annotation.RuntimeParam;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Stands for the runtime's class. */
public abstract class AsyncLLM extends LLM {
  /** How many calls may be under way. */
  @RuntimeParam(defaultValue = "64", identity = false)
  @Positive
  int maxConcurrency;

  /** Requests a minute. */
  @RuntimeParam(identity = false)
  @Positive
  @Nullable Integer requestsPerMinute;

  /** How long one exchange may take. */
  @RuntimeParam(defaultValue = "120s", identity = false)
  @Positive
  Duration timeout;

  protected AsyncLLM() {}
}
