package dev.retort.openai;

import dev.retort.annotation.LLMType;
import dev.retort.annotation.Preset;
import dev.retort.annotation.RuntimeParam;
import dev.retort.http.Api;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerationException;
import dev.retort.llm.Input;
import dev.retort.llm.JsonValue;
import dev.retort.llm.SupportsLogprobs;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Models of many providers behind OpenRouter, which gives one generation a call.
 *
 * <p>A {@code model} is a provider and its model, such as {@code mistralai/mistral-small}.
 */
@LLMType
@Preset(
    name = "base_url",
    env = "OPENROUTER_BASE_URL",
    defaultValue = "https://openrouter.ai/api/v1")
@Preset(name = "api_key", env = "OPENROUTER_API_KEY")
public class OpenRouterLLM extends DialectLLM implements SupportsLogprobs {
  /** For generated code and subclasses. */
  protected OpenRouterLLM() {}

  @Override
  Api api() {
    return ChatClient.imitator("openrouter.ai", "OPENROUTER_API_KEY");
  }

  /**
   * Completes one conversation.
   *
   * @param input the conversation, and the form of the answer if it asks for one
   * @param maxNewTokens how many tokens a generation may have
   * @param logprobs whether the log probabilities of the tokens are wanted
   * @param topLogprobs of how many likeliest tokens a position the log probabilities are wanted;
   *     implies {@code logprobs}
   * @param frequencyPenalty how much a token is held against itself each time it occurs
   * @param presencePenalty how much a token is held against itself once it occurs
   * @param temperature sampling temperature; higher is more random
   * @param topP share of the probability, from the top, that is sampled from
   * @param stop texts at which the generation ends
   * @param responseFormat form of the answer in the server's own words, such as {@code {type:
   *     json_object}}; goes before {@code structured_output}
   * @return the output, or a {@link GenerationException}
   */
  CompletionStage<GenerateOutput> generateAsync(
      Input input,
      @RuntimeParam(defaultValue = "128") @Min(1) int maxNewTokens,
      @RuntimeParam(defaultValue = "false") boolean logprobs,
      @RuntimeParam @Min(0) @Max(20) @Nullable Integer topLogprobs,
      @RuntimeParam(defaultValue = "0.0") @DecimalMin("-2") @DecimalMax("2")
          double frequencyPenalty,
      @RuntimeParam(defaultValue = "0.0") @DecimalMin("-2") @DecimalMax("2") double presencePenalty,
      @RuntimeParam(defaultValue = "1.0") @DecimalMin("0") @DecimalMax("2") double temperature,
      @RuntimeParam(defaultValue = "1.0") @DecimalMin("0") @DecimalMax("1") double topP,
      @RuntimeParam @Nullable List<String> stop,
      @RuntimeParam @Nullable Map<String, JsonValue> responseFormat) {
    ChatParameters parameters =
        new ChatParameters(
            maxNewTokens,
            logprobs,
            topLogprobs,
            frequencyPenalty,
            presencePenalty,
            temperature,
            topP,
            stop);
    return complete(input, 1, parameters, responseFormat);
  }
}
