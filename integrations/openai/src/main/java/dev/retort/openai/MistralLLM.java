package dev.retort.openai;

import dev.retort.annotation.LLMType;
import dev.retort.annotation.Preset;
import dev.retort.annotation.RuntimeParam;
import dev.retort.http.Api;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerationException;
import dev.retort.llm.Input;
import dev.retort.llm.JsonValue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Models at Mistral AI, which gives no log probabilities. Its offline batches are not built. What
 * is not set with a call is left to the server.
 */
@LLMType(
    aliases = {"distilabel.models.llms.mistral:MistralLLM", "distilabel.llms.mistral:MistralLLM"})
@Preset(name = "base_url", env = "MISTRAL_BASE_URL", defaultValue = "https://api.mistral.ai/v1")
@Preset(name = "api_key", env = "MISTRAL_API_KEY")
public class MistralLLM extends DialectLLM {
  /** For generated code and subclasses. */
  protected MistralLLM() {}

  @Override
  String rootPath() {
    return "/v1";
  }

  @Override
  Api api() {
    return ChatClient.imitator("api.mistral.ai", "MISTRAL_API_KEY");
  }

  /**
   * Completes one conversation.
   *
   * @param input the conversation, and the form of the answer if it asks for one
   * @param numGenerations how many answers are wanted
   * @param maxNewTokens how many tokens a generation may have
   * @param temperature sampling temperature; higher is more random
   * @param topP share of the probability, from the top, that is sampled from
   * @param frequencyPenalty how much a token is held against itself each time it occurs
   * @param presencePenalty how much a token is held against itself once it occurs
   * @param stop texts at which a generation ends
   * @param randomSeed number that makes sampling repeatable, as far as the server can
   * @param safePrompt whether the vendor's own safety prompt goes before the conversation
   * @param responseFormat form of the answer in the server's own words, such as {@code {type:
   *     json_object}}; goes before {@code structured_output}
   * @return the output, or a {@link GenerationException}
   */
  CompletionStage<GenerateOutput> generateAsync(
      Input input,
      int numGenerations,
      @RuntimeParam @Min(1) @Nullable Integer maxNewTokens,
      @RuntimeParam @DecimalMin("0") @DecimalMax("2") @Nullable Double temperature,
      @RuntimeParam @DecimalMin("0") @DecimalMax("1") @Nullable Double topP,
      @RuntimeParam @DecimalMin("-2") @DecimalMax("2") @Nullable Double frequencyPenalty,
      @RuntimeParam @DecimalMin("-2") @DecimalMax("2") @Nullable Double presencePenalty,
      @RuntimeParam @Nullable List<String> stop,
      @RuntimeParam @Min(0) @Nullable Integer randomSeed,
      @RuntimeParam @Nullable Boolean safePrompt,
      @RuntimeParam @Nullable Map<String, JsonValue> responseFormat) {
    ChatParameters parameters =
        new ChatParameters(
                maxNewTokens,
                false,
                null,
                frequencyPenalty,
                presencePenalty,
                temperature,
                topP,
                stop,
                Map.of())
            .with("random_seed", randomSeed)
            .with("safe_prompt", safePrompt == null ? null : new JsonValue.JsonBoolean(safePrompt));
    return complete(input, numGenerations, parameters, responseFormat);
  }
}
