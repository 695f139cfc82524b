package dev.retort.anthropic;

import dev.retort.http.ProviderError;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.FinishReason;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerateOutput.Statistics;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the answer to a request says, as far as it concerns us.
 *
 * @param answered whether it has any content, be it an empty one
 * @param text what the model said; null where it said nothing
 * @param stopReason why it ended; null where it is not told
 * @param usage tokens as counted by the provider
 * @param error what stands where an answer should; {@link ProviderError#NONE} in a good answer
 */
record Message(
    boolean answered,
    @Nullable String text,
    @Nullable String stopReason,
    Statistics usage,
    ProviderError error) {

  /**
   * Makes an output of it.
   *
   * @param requestId the provider's name of the exchange; null where there is none
   * @return one generation, with an error if the provider withheld it
   */
  GenerateOutput output(@Nullable String requestId) {
    if ("refusal".equals(stopReason)) {
      return new GenerateOutput(
          Collections.singletonList(null),
          usage,
          null,
          new Failure(
              Kind.CONTENT_FILTER,
              "the provider's content filter took away the generation (stop_reason: refusal)",
              1,
              200,
              requestId));
    }
    return new GenerateOutput(Collections.singletonList(text), usage, null, null, ends());
  }

  private List<FinishReason> ends() {
    if (stopReason == null) {
      return List.of();
    }
    return List.of(
        switch (stopReason) {
          case "end_turn", "stop_sequence" -> FinishReason.STOP;
          case "max_tokens" -> FinishReason.LENGTH;
          case "model_context_window_exceeded" -> FinishReason.CONTEXT;
          default -> FinishReason.OTHER;
        });
  }
}
