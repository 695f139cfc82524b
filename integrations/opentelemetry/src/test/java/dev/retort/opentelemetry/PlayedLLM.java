package dev.retort.opentelemetry;

import dev.retort.annotation.LLMType;
import dev.retort.annotation.RuntimeParam;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Statistics;
import dev.retort.llm.Input;
import dev.retort.llm.SupportsImages;
import dev.retort.llm.SupportsStructuredOutput;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A provider with native n that a test plays. */
@LLMType
public class PlayedLLM extends AsyncLLM implements SupportsImages, SupportsStructuredOutput {
  /** What a test lets the provider answer. */
  interface Play {
    CompletionStage<GenerateOutput> answer(Input input, int numGenerations);
  }

  /** Where the provider would be. */
  @RuntimeParam @Nullable URI baseUrl;

  volatile Play play = (input, n) -> CompletableFuture.completedFuture(echo(input, n));

  /** The text of the first message as often as asked for, and as many tokens. */
  static GenerateOutput echo(Input input, int numGenerations) {
    return GenerateOutput.of(
        Collections.nCopies(numGenerations, input.messages().get(0).text()),
        new Statistics(List.of(7), Collections.nCopies(numGenerations, 5), List.of(4)));
  }

  @Override
  public String modelName() {
    return "played-1";
  }

  /**
   * Answers as the test says.
   *
   * @param temperature how random
   * @param topP how much of the mass
   * @param topK how many tokens
   * @param maxNewTokens how long
   * @param frequencyPenalty against what was often said
   * @param presencePenalty against what was said
   * @param seed of chance
   * @param stop where an answer ends
   */
  CompletionStage<GenerateOutput> generateAsync(
      Input input,
      int numGenerations,
      @RuntimeParam @Nullable Double temperature,
      @RuntimeParam @Nullable Double topP,
      @RuntimeParam @Nullable Integer topK,
      @RuntimeParam @Nullable Integer maxNewTokens,
      @RuntimeParam @Nullable Double frequencyPenalty,
      @RuntimeParam @Nullable Double presencePenalty,
      @RuntimeParam @Nullable Long seed,
      @RuntimeParam @Nullable List<String> stop) {
    return play.answer(input, numGenerations);
  }
}
