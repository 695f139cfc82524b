package dev.retort.engine;

/** What a call may have to wait for before it is sent. */
public enum Gate {
  /** The other side said when to ask again. */
  PAUSE,
  /** The other side is down; one call at a time is sent to see. */
  BREAKER,
  /** Calls under way. */
  IN_FLIGHT,
  /** Calls a minute. */
  REQUESTS,
  /** Tokens read a minute. */
  INPUT_TOKENS,
  /** Tokens written a minute. */
  OUTPUT_TOKENS,
  /** Tokens read and written a minute. */
  TOKENS,
  /** The time until the call is sent again, having failed; no one is before it in a queue. */
  RETRY
}
