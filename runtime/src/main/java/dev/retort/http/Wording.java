package dev.retort.http;

/**
 * Words for what was asked, that messages of failures are made of.
 *
 * @param requests what was asked for, in the plural, such as {@code chat completions}
 * @param missing what a 404 means, and what to do
 * @param tooLarge what a 413 means, and what to do
 */
public record Wording(String requests, String missing, String tooLarge) {
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

  /**
   * Words for what creates or lists batches.
   *
   * @return the words
   */
  public static Wording batches() {
    return new Wording(
        "batches",
        "this server has no batches; check base_url, or leave use_offline_batch_generation out",
        "the file of requests is too large; lower offline_batch_max_bytes");
  }

  /**
   * Words for what is about one batch.
   *
   * @param id of the batch
   * @return the words
   */
  public static Wording batch(String id) {
    return new Wording(
        "batches",
        "there is no batch "
            + id
            + " for this key; a batch belongs to the account and project whose api_key created it",
        batches().tooLarge());
  }
}
