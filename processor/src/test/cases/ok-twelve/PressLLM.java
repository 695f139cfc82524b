package com.acme;

import dev.retort.annotation.Attribute;
import dev.retort.annotation.LLMType;
import dev.retort.annotation.RuntimeParam;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.llm.Secret;
import dev.retort.llm.SupportsLogprobs;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Chat models of a provider with all the usual settings. */
@LLMType
public class PressLLM extends AsyncLLM implements SupportsLogprobs {
  /** How the answer is laid out. */
  public enum Layout {
    TEXT,
    JSON
  }

  /** Model id sent with every request. */
  @Attribute @NotBlank String model;

  /** Root of the API. */
  @RuntimeParam(defaultValue = "https://press.example/v1")
  URI baseUrl;

  /** Key sent as a bearer token. */
  @RuntimeParam(env = "PRESS_API_KEY")
  Secret apiKey;

  @Override
  public String modelName() {
    return model;
  }

  /**
   * Completes one conversation.
   *
   * @param temperature sampling temperature; higher is more random
   * @param topP share of the probability mass that is sampled from
   * @param topK number of the likeliest tokens that are sampled from
   * @param maxNewTokens upper bound on the tokens of one generation
   * @param frequencyPenalty lowers the odds of tokens by how often they came up
   * @param presencePenalty lowers the odds of tokens that came up at all
   * @param stop sequences at which a generation ends
   * @param seed makes sampling repeatable as far as the provider can
   * @param logprobs whether the answer carries log probabilities
   * @param layout how the answer is laid out
   * @param logitBias what is added to the logits of tokens, by token
   * @param user who asks, for the provider's watch on abuse
   */
  CompletionStage<GenerateOutput> generateAsync(
      Input input,
      int numGenerations,
      @RuntimeParam(defaultValue = "1.0") @DecimalMin("0") @DecimalMax("2") double temperature,
      @RuntimeParam(defaultValue = "1.0") @DecimalMin("0") @DecimalMax("1") double topP,
      @RuntimeParam @Nullable @Positive Integer topK,
      @RuntimeParam(defaultValue = "128") @Positive int maxNewTokens,
      @RuntimeParam(defaultValue = "0") @Min(-2) @Max(2) double frequencyPenalty,
      @RuntimeParam(defaultValue = "0") @Min(-2) @Max(2) double presencePenalty,
      @RuntimeParam @Nullable @Size(max = 4) List<String> stop,
      @RuntimeParam @Nullable Long seed,
      @RuntimeParam(defaultValue = "false", identity = true) boolean logprobs,
      @RuntimeParam(defaultValue = "text") Layout layout,
      @RuntimeParam @Nullable Map<String, Double> logitBias,
      @RuntimeParam(identity = false) @Nullable String user) {
    return new CompletableFuture<>();
  }
}
