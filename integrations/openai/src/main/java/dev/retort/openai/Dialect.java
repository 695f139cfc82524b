package dev.retort.openai;

import org.jspecify.annotations.Nullable;

/**
 * Where servers of the dialect differ.
 *
 * @param maxTokensField name of the bound on new tokens
 * @param defaultsToOne whether leaving out temperature and top_p says the same as 1
 */
record Dialect(String maxTokensField, boolean defaultsToOne) {
  /**
   * Chooses by server.
   *
   * @param vendor whether it is the vendor's own
   * @param field what the config says of the bound on new tokens; null where it says nothing
   * @return the dialect
   */
  static Dialect of(boolean vendor, @Nullable MaxTokensField field) {
    MaxTokensField natural =
        vendor ? MaxTokensField.MAX_COMPLETION_TOKENS : MaxTokensField.MAX_TOKENS;
    return new Dialect((field == null ? natural : field).wireName(), vendor);
  }
}
