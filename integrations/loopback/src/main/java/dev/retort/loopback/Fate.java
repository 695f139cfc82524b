package dev.retort.loopback;

/** What becomes of a request of a batch that was begun in time. */
public enum Fate {
  /** It is answered. */
  ANSWERED,
  /** It is refused with a status 400. */
  REFUSED,
  /** The provider fails at it. */
  FAILED,
  /** The results do not speak of it. */
  MISSING,
  /** The results speak of it twice. */
  DOUBLED,
  /** The results answer a request that nobody sent in its stead. */
  STRANGER,
  /** Its row is cut in the middle. */
  CUT,
  /** Its row has a good status and an answer that is none. */
  MALFORMED
}
