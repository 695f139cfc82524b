package com.acme;

import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.KwargsBuilder;
import dev.retort.llm.AsyncKwargs;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Overrides of the generation kwargs of {@link AcmeLLM}; null means not set here.
 *
 * @param temperature sampling temperature; higher is more random
 * @param maxNewTokens upper bound on the tokens of one generation
 * @param stop sequences at which a generation ends
 */
@GeneratedBy("dev.retort.processor")
@SuppressWarnings("NullAway")
public record AcmeLLMKwargs(@Nullable Double temperature, @Nullable Integer maxNewTokens,
    @Nullable List<String> stop) implements AsyncKwargs<AcmeLLM> {
  /** Starts with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public @Nullable Object get(int index) {
    return switch (index) {
      case 0 -> temperature;
      case 1 -> maxNewTokens;
      case 2 -> stop;
      default -> throw new IndexOutOfBoundsException(index);
    };
  }

  @Override
  public CompletionStage<GenerateOutput> call(AcmeLLM llm, Input input, int numGenerations) {
    return llm.generateAsync(input, numGenerations, temperature, maxNewTokens, stop);
  }

  /** Sets generation kwargs one by one. */
  public static final class Builder extends KwargsBuilder<AcmeLLMKwargs, Builder> {
    private Builder() {
      super(AcmeLLMDescriptor.INSTANCE);
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
     * Upper bound on the tokens of one generation.
     *
     * @param maxNewTokens must be greater than 0; default 128
     */
    public Builder maxNewTokens(int maxNewTokens) {
      return set(1, maxNewTokens);
    }

    /** Sequences at which a generation ends. */
    public Builder stop(@Nullable List<String> stop) {
      return set(2, stop);
    }
  }
}
