package dev.retort.openai;

import java.util.Locale;

/** What servers call the bound on the tokens of a generation. */
public enum MaxTokensField {
  /** {@code max_tokens}: what most servers know. */
  MAX_TOKENS,
  /** {@code max_completion_tokens}: what the vendor's own server wants. */
  MAX_COMPLETION_TOKENS;

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
