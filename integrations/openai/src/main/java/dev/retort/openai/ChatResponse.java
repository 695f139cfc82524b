package dev.retort.openai;

import dev.retort.http.ProviderError;
import dev.retort.llm.GenerateOutput.FinishReason;
import dev.retort.llm.GenerateOutput.Logprob;
import dev.retort.llm.GenerateOutput.Statistics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a chat completion says, as far as it concerns us.
 *
 * @param choices in the order of their index
 * @param usage tokens as counted by the provider
 * @param error what stands where an answer should; {@link ProviderError#NONE} in a good answer
 */
record ChatResponse(List<Choice> choices, Statistics usage, ProviderError error) {
  /** The first of the choices, where the provider broke off all of them; null elsewhere. */
  @Nullable Choice brokenOff() {
    return choices.isEmpty() || !choices.stream().allMatch(Choice::isBroken)
        ? null
        : choices.get(0);
  }

  /**
   * One generation.
   *
   * @param index its place
   * @param content the text; null where the model gave none
   * @param finishReason why it ended; null where it is not told
   * @param logprobs by position; null where none came
   * @param error what broke it; {@link ProviderError#NONE} where nothing did, or it is not told
   */
  record Choice(
      int index,
      @Nullable String content,
      @Nullable String finishReason,
      @Nullable List<List<Logprob>> logprobs,
      ProviderError error) {

    /**
     * Whether the provider's filter took the text away, whole or in part.
     *
     * @return true if so
     */
    boolean isFiltered() {
      return "content_filter".equals(finishReason);
    }

    /**
     * Why it ended, in our words.
     *
     * @return {@link FinishReason#OTHER} where it is not told
     */
    FinishReason end() {
      return switch (finishReason == null ? "" : finishReason) {
        case "stop", "eos" -> FinishReason.STOP;
        case "length" -> FinishReason.LENGTH;
        case "model_length" -> FinishReason.CONTEXT;
        default -> FinishReason.OTHER;
      };
    }

    /**
     * Whether the provider broke off in the middle and said so.
     *
     * @return true if so
     */
    boolean isBroken() {
      return "error".equals(finishReason);
    }
  }
}
