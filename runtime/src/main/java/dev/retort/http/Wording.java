package dev.retort.http;

/**
 * Words for what was asked, that messages of failures are made of.
 *
 * @param requests what was asked for, in the plural, such as {@code chat completions}
 * @param missing what a 404 means, and what to do
 * @param tooLarge what a 413 means, and what to do
 */
public record Wording(String requests, String missing, String tooLarge) {
  /** Words for all that is about batches; the runtime says what is to do. */
  public static final Wording BATCHES =
      new Wording(
          "batches",
          "there is no such batch or address",
          "the file of requests is too large; lower offline_batch_max_bytes");

  /**
   * Words for requests for an answer.
   *
   * @param requests what they are called
   * @return the words
   */
  static Wording online(String requests) {
    return new Wording(
        requests,
        "there is no such model or address; check model and base_url",
        "the request is too large; shorten the input");
  }
}
