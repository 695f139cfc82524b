package dev.retort.llm;

import dev.retort.annotation.RuntimeParam;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A language model behind a service: it answers one input at a time, many of them at once. The
 * operative method is
 *
 * <pre>{@code
 * CompletionStage<GenerateOutput> generateAsync(Input input, int numGenerations, @RuntimeParam ... )
 * }</pre>
 *
 * <p>or the same returning {@code GenerateOutput}, which may block. Left out, {@code
 * numGenerations} says that the provider gives one generation a call; the runtime then calls as
 * often as needed.
 */
public abstract class AsyncLLM extends LLM {
  /** What to do with an item that failed for good. */
  public enum OnError {
    /** Keep its place with the error and go on. */
    KEEP,
    /** Stop the run. */
    FAIL
  }

  /** How many calls may be under way at once. */
  @RuntimeParam(defaultValue = "64", identity = false)
  @Positive
  int maxConcurrency;

  /** How many requests may be sent in a minute; no limit if not set. */
  @RuntimeParam(identity = false)
  @Positive
  @Nullable Integer requestsPerMinute;

  /** How many input tokens may be sent in a minute; no limit if not set. */
  @RuntimeParam(identity = false)
  @Positive
  @Nullable Integer inputTokensPerMinute;

  /** How many output tokens may be asked for in a minute; no limit if not set. */
  @RuntimeParam(identity = false)
  @Positive
  @Nullable Integer outputTokensPerMinute;

  /** How often a failed call is sent again. */
  @RuntimeParam(defaultValue = "6", identity = false)
  @PositiveOrZero
  int maxRetries;

  /** How long one exchange may take, body included, in seconds. */
  @RuntimeParam(defaultValue = "120s", identity = false)
  @Positive
  Duration timeout;

  /** What to do with an item that failed for good: keep its place, or stop the run. */
  @RuntimeParam(defaultValue = "keep", identity = false)
  OnError onError;

  /** After how many failed items the run stops; never if not set. */
  @RuntimeParam(identity = false)
  @PositiveOrZero
  @Nullable Integer maxErrors;

  /** For subclasses. */
  @SuppressWarnings(
      "NullAway.Init") // Fields are set by generated code before anyone sees the object.
  protected AsyncLLM() {}

  /**
   * How long one exchange may take, body included; for the operative method of a provider.
   *
   * @return positive
   */
  protected final Duration timeout() {
    return timeout;
  }
}
