package com.acme;

import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.KwargsBuilder;
import dev.retort.llm.AsyncKwargs;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Overrides of the generation kwargs of {@link PressLLM}; null means not set here.
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
@GeneratedBy("dev.retort.processor")
@SuppressWarnings("NullAway")
public record PressLLMKwargs(@Nullable Double temperature, @Nullable Double topP,
    @Nullable Integer topK, @Nullable Integer maxNewTokens, @Nullable Double frequencyPenalty,
    @Nullable Double presencePenalty, @Nullable List<String> stop, @Nullable Long seed,
    @Nullable Boolean logprobs, PressLLM. @Nullable Layout layout,
    @Nullable Map<String, Double> logitBias,
    @Nullable String user) implements AsyncKwargs<PressLLM> {
  /** Starts with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public @Nullable Object get(int index) {
    return switch (index) {
      case 0 -> temperature;
      case 1 -> topP;
      case 2 -> topK;
      case 3 -> maxNewTokens;
      case 4 -> frequencyPenalty;
      case 5 -> presencePenalty;
      case 6 -> stop;
      case 7 -> seed;
      case 8 -> logprobs;
      case 9 -> layout;
      case 10 -> logitBias;
      case 11 -> user;
      default -> throw new IndexOutOfBoundsException(index);
    };
  }

  @Override
  public CompletionStage<GenerateOutput> call(PressLLM llm, Input input, int numGenerations) {
    return llm.generateAsync(input, numGenerations, temperature, topP, topK, maxNewTokens,
        frequencyPenalty, presencePenalty, stop, seed, logprobs, layout, logitBias, user);
  }

  /** Sets generation kwargs one by one. */
  public static final class Builder extends KwargsBuilder<PressLLMKwargs, Builder> {
    private Builder() {
      super(PressLLMDescriptor.INSTANCE);
    }

    /**
     * Sampling temperature; higher is more random.
     *
     * @param temperature must be at least 0; must be at most 2; default 1.0
     */
    public Builder temperature(double temperature) {
      return set(0, temperature);
    }

    /**
     * Share of the probability mass that is sampled from.
     *
     * @param topP must be at least 0; must be at most 1; default 1.0
     */
    public Builder topP(double topP) {
      return set(1, topP);
    }

    /**
     * Number of the likeliest tokens that are sampled from.
     *
     * @param topK must be greater than 0
     */
    public Builder topK(@Nullable Integer topK) {
      return set(2, topK);
    }

    /**
     * Upper bound on the tokens of one generation.
     *
     * @param maxNewTokens must be greater than 0; default 128
     */
    public Builder maxNewTokens(int maxNewTokens) {
      return set(3, maxNewTokens);
    }

    /**
     * Lowers the odds of tokens by how often they came up.
     *
     * @param frequencyPenalty must be at least -2; must be at most 2; default 0
     */
    public Builder frequencyPenalty(double frequencyPenalty) {
      return set(4, frequencyPenalty);
    }

    /**
     * Lowers the odds of tokens that came up at all.
     *
     * @param presencePenalty must be at least -2; must be at most 2; default 0
     */
    public Builder presencePenalty(double presencePenalty) {
      return set(5, presencePenalty);
    }

    /**
     * Sequences at which a generation ends.
     *
     * @param stop must have a size of at most 4
     */
    public Builder stop(@Nullable List<String> stop) {
      return set(6, stop);
    }

    /** Makes sampling repeatable as far as the provider can. */
    public Builder seed(@Nullable Long seed) {
      return set(7, seed);
    }

    /**
     * Whether the answer carries log probabilities.
     *
     * @param logprobs default false
     */
    public Builder logprobs(boolean logprobs) {
      return set(8, logprobs);
    }

    /**
     * How the answer is laid out.
     *
     * @param layout default text
     */
    public Builder layout(PressLLM.Layout layout) {
      return set(9, layout);
    }

    /** What is added to the logits of tokens, by token. */
    public Builder logitBias(@Nullable Map<String, Double> logitBias) {
      return set(10, logitBias);
    }

    /** Who asks, for the provider's watch on abuse. */
    public Builder user(@Nullable String user) {
      return set(11, user);
    }
  }
}
