package dev.retort.pipeline;

/**
 * What a step, or a whole run, has counted. Immutable.
 *
 * @param rowsIn rows taken; for totals those that generator steps made
 * @param rowsOut rows given; for totals those written to files
 * @param calls calls of LLMs that were made, repeated ones not included
 * @param failed rows that carry an error
 * @param retries repeated calls
 * @param inputTokens tokens read by LLMs
 * @param cachedInputTokens those of them that providers had in their caches, as far as they tell
 * @param outputTokens tokens written by LLMs
 * @param journal what needed no call, since the journal had it
 * @param estimated calls that were cut off, of which nobody tells what they used
 * @param seconds how long the run took; of a step, without what it waited for rows of the step
 *     before or for room in the step after, be it that calls were under way meanwhile
 */
public record Counts(
    long rowsIn,
    long rowsOut,
    long calls,
    long failed,
    long retries,
    long inputTokens,
    long cachedInputTokens,
    long outputTokens,
    FromJournal journal,
    Estimated estimated,
    double seconds) {

  /**
   * Calls that were sent and ended without an answer and without a word on what they used, such as
   * by a time-out: the provider may bill them. They are in no other count of tokens.
   *
   * @param calls how many, each time they were sent
   * @param inputTokens the most that may have been read
   * @param outputTokens the most that may have been written: the bound of the call
   */
  public record Estimated(long calls, long inputTokens, long outputTokens) {
    /** None. */
    public static final Estimated NONE = new Estimated(0, 0, 0);
  }

  /**
   * Answers that were kept by an earlier run; they are in no other count of calls or tokens.
   *
   * @param calls how many
   * @param inputTokens tokens read for them, when they were made
   * @param cachedInputTokens those of them that providers had in their caches
   * @param outputTokens tokens written in them
   */
  public record FromJournal(
      long calls, long inputTokens, long cachedInputTokens, long outputTokens) {
    /** None. */
    public static final FromJournal NONE = new FromJournal(0, 0, 0, 0);
  }
}
