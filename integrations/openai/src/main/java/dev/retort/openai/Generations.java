package dev.retort.openai;

import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.FinishReason;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerateOutput.Logprob;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the output of a call of the choices that came: as many generations as were asked for. */
final class Generations {
  private Generations() {}

  /**
   * Counts choices into generations.
   *
   * @param response with at least one choice
   * @param wanted generations asked for; further choices are dropped, missing ones are null
   * @param requestId the provider's name of the exchange; null where there is none
   * @return the output, with an error where a generation is missing or filtered
   */
  static GenerateOutput of(ChatResponse response, int wanted, @Nullable String requestId) {
    List<ChatResponse.Choice> choices =
        response.choices().subList(0, Math.min(wanted, response.choices().size()));
    List<@Nullable String> texts = new ArrayList<>(wanted);
    List<List<List<Logprob>>> logprobs = new ArrayList<>(wanted);
    List<FinishReason> ends = new ArrayList<>(wanted);
    int filtered = 0;
    int broken = 0;
    boolean anyLogprobs = false;
    for (ChatResponse.Choice choice : choices) {
      filtered += choice.isFiltered() ? 1 : 0;
      broken += choice.isBroken() ? 1 : 0;
      texts.add(choice.isFiltered() || choice.isBroken() ? null : choice.content());
      ends.add(choice.end());
      anyLogprobs |= choice.logprobs() != null;
      logprobs.add(choice.logprobs() == null ? List.of() : choice.logprobs());
    }
    int missing = wanted - choices.size() + broken;
    while (texts.size() < wanted) {
      texts.add(null);
      logprobs.add(List.of());
      ends.add(FinishReason.OTHER);
    }
    return new GenerateOutput(
        texts,
        response.usage(),
        anyLogprobs ? List.copyOf(logprobs) : null,
        failure(wanted, filtered, missing, requestId),
        choices.stream().allMatch(each -> each.finishReason() == null) ? List.of() : ends);
  }

  private static @Nullable Failure failure(
      int wanted, int filtered, int missing, @Nullable String requestId) {
    if (filtered > 0) {
      return new Failure(
          Kind.CONTENT_FILTER,
          "the provider's content filter took away " + filtered + " of " + wanted + " generations",
          1,
          200,
          requestId);
    }
    if (missing > 0) {
      return new Failure(
          Kind.INCOMPLETE,
          "the provider gave " + (wanted - missing) + " of " + wanted + " generations",
          1,
          200,
          requestId);
    }
    return null;
  }
}
