package dev.retort.llm;

import dev.retort.llm.GenerateOutput.Failure;

/** What one line of a batch's results says. */
public sealed interface BatchRow {
  /**
   * Which request it is about.
   *
   * @return as it was given to {@link SupportsOfflineBatch#batchLine}
   */
  String customId();

  /**
   * The request was answered.
   *
   * @param customId which one
   * @param output made as that of an online call; it may lack generations and say why
   */
  record Answered(String customId, GenerateOutput output) implements BatchRow {}

  /**
   * The request failed for good; it is not sent again.
   *
   * @param customId which one
   * @param failure made as that of an online call
   */
  record Failed(String customId, Failure failure) implements BatchRow {}

  /**
   * The batch expired or was cancelled before the request was begun; it may be sent again.
   *
   * @param customId which one
   * @param message the provider's words, without secrets
   */
  record Unsent(String customId, String message) implements BatchRow {}
}
