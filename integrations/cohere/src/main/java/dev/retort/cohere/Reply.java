package dev.retort.cohere;

import dev.retort.http.ProviderError;
import dev.retort.llm.GenerateOutput.FinishReason;
import dev.retort.llm.GenerateOutput.Statistics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the answer to a request says, as far as it concerns us.
 *
 * @param answered whether it has a message, be it an empty one
 * @param text what the model said; null where it said nothing
 * @param finishReason why it ended; null where it is not told
 * @param usage tokens as counted by the provider
 * @param error what stands where an answer should; {@link ProviderError#NONE} in a good answer
 */
record Reply(
    boolean answered,
    @Nullable String text,
    @Nullable String finishReason,
    Statistics usage,
    ProviderError error) {

  /** Whether the provider broke off the generation, which others may do better. */
  boolean isBroken() {
    return "ERROR".equals(finishReason) || "TIMEOUT".equals(finishReason);
  }

  /** Why the one generation ended; empty where that is not told. */
  List<FinishReason> ends() {
    if (finishReason == null) {
      return List.of();
    }
    return List.of(
        switch (finishReason) {
          case "COMPLETE", "STOP_SEQUENCE" -> FinishReason.STOP;
          case "MAX_TOKENS" -> FinishReason.LENGTH;
          default -> FinishReason.OTHER;
        });
  }
}
