package dev.retort.llm;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How calls to an account fare at its limits, at one moment, whoever sends them. Immutable.
 *
 * @param inFlight calls under way
 * @param bound how many may be under way now, as the provider takes them
 * @param most how many may be under way at most
 * @param waiting calls that wait to be sent
 * @param gate what the first of them waits for; null if none waits
 * @param waited how long the first of them has waited
 */
public record LimiterState(
    int inFlight, int bound, int most, int waiting, @Nullable Gate gate, Duration waited) {

  /** What a call may have to wait for before it is sent. */
  public enum Gate {
    /** The provider said when to ask again. */
    PAUSE,
    /** The provider is down; one call at a time is sent to see. */
    BREAKER,
    /** Calls under way: {@code max_concurrency}, or fewer if the provider refused some. */
    IN_FLIGHT,
    /** {@code requests_per_minute}, or what the provider says of it. */
    REQUESTS,
    /** {@code input_tokens_per_minute}, or what the provider says of it. */
    INPUT_TOKENS,
    /** {@code output_tokens_per_minute}, or what the provider says of it. */
    OUTPUT_TOKENS,
    /** What the provider says of tokens read and written together. */
    TOKENS,
    /**
     * The time until a call that failed is sent again; what a call of the queue never waits for.
     */
    RETRY;

    /** The engine's word for it. */
    static Gate of(dev.retort.engine.Gate gate) {
      return valueOf(gate.name());
    }
  }
}
