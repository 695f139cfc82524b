package dev.retort.engine;

/**
 * What may be sent to an account. Immutable.
 *
 * @param inFlight calls under way at once
 * @param requests calls sent in a minute
 * @param inputTokens tokens read in a minute
 * @param outputTokens tokens written in a minute
 * @param tokens tokens read and written in a minute
 */
public record Limits(
    int inFlight, long requests, long inputTokens, long outputTokens, long tokens) {
  /** No limit. */
  public static final long NONE = Long.MAX_VALUE;

  /**
   * Calls at once, and as many in a minute as one likes.
   *
   * @param inFlight calls under way at once
   * @return without limits a minute
   */
  public static Limits inFlight(int inFlight) {
    return new Limits(inFlight, NONE, NONE, NONE, NONE);
  }

  /** Whether a minute matters. */
  boolean isMetered() {
    return requests != NONE || isMeteredInTokens();
  }

  boolean isMeteredInTokens() {
    return inputTokens != NONE || outputTokens != NONE || tokens != NONE;
  }

  /** The most calls at once of both, and of all else the least. */
  Limits with(Limits other) {
    return new Limits(
        Math.max(inFlight, other.inFlight),
        Math.min(requests, other.requests),
        Math.min(inputTokens, other.inputTokens),
        Math.min(outputTokens, other.outputTokens),
        Math.min(tokens, other.tokens));
  }

  /** These, and where there is none, those of the other. */
  Limits or(Limits other) {
    return new Limits(
        inFlight,
        or(requests, other.requests),
        or(inputTokens, other.inputTokens),
        or(outputTokens, other.outputTokens),
        or(tokens, other.tokens));
  }

  private static long or(long own, long other) {
    return own == NONE ? other : own;
  }
}
