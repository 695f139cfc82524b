package dev.retort.openai;

import dev.retort.annotation.RuntimeParam;
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
 * Chat models of a server that speaks OpenAI's dialect and takes OpenAI's kwargs, but has no
 * offline batches as OpenAI has them.
 *
 * <p>A provider that differs in its address alone is an empty subclass with presets:
 *
 * <pre>{@code
 * @LLMType
 * @Preset(name = "base_url", env = "ACME_BASE_URL", defaultValue = "https://llm.acme.example/v1")
 * @Preset(name = "api_key", env = "ACME_API_KEY")
 * public class AcmeLLM extends ChatCompletionsLLM {}
 * }</pre>
 *
 * <p>A change of address, key or headers takes effect with the next call. Nothing is sent twice
 * here; retries are the runtime's.
 */
public abstract class ChatCompletionsLLM extends DialectLLM implements SupportsLogprobs {
  /** For generated code and subclasses. */
  protected ChatCompletionsLLM() {}

  /**
   * Completes one conversation.
   *
   * @param input the conversation, and the form of the answer if it asks for one
   * @param numGenerations how many answers are wanted
   * @param maxNewTokens how many tokens a generation may have
   * @param logprobs whether the log probabilities of the tokens are wanted
   * @param topLogprobs of how many likeliest tokens a position the log probabilities are wanted;
   *     implies {@code logprobs}
   * @param frequencyPenalty how much a token is held against itself each time it occurs
   * @param presencePenalty how much a token is held against itself once it occurs
   * @param temperature sampling temperature; higher is more random
   * @param topP share of the probability, from the top, that is sampled from
   * @param stop texts at which a generation ends
   * @param responseFormat form of the answer in the server's own words, such as {@code {type:
   *     json_object}}; goes before {@code structured_output}
   * @return the output, or a {@link GenerationException}
   */
  CompletionStage<GenerateOutput> generateAsync(
      Input input,
      int numGenerations,
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
    return complete(input, numGenerations, parameters, responseFormat);
  }
}
