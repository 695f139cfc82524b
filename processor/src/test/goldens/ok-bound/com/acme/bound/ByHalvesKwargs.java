package com.acme.bound;

import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.KwargsBuilder;
import dev.retort.llm.BlockingKwargs;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import org.jspecify.annotations.Nullable;

/**
 * Overrides of the generation kwargs of {@link ByHalves}; null means not set here.
 *
 * @param score where to begin
 */
@GeneratedBy("dev.retort.processor")
@SuppressWarnings("NullAway")
public record ByHalvesKwargs(@Nullable Double score) implements BlockingKwargs<ByHalves> {
  /** Starts with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public @Nullable Object get(int index) {
    return switch (index) {
      case 0 -> score;
      default -> throw new IndexOutOfBoundsException(index);
    };
  }

  @Override
  public GenerateOutput call(ByHalves llm, Input input, int numGenerations) {
    return llm.generateAsync(input, score);
  }

  /** Sets generation kwargs one by one. */
  public static final class Builder extends KwargsBuilder<ByHalvesKwargs, Builder> {
    private Builder() {
      super(ByHalvesDescriptor.INSTANCE);
    }

    /**
     * Where to begin.
     *
     * @param score must be at most 2; default 1
     */
    public Builder score(Double score) {
      return set(0, score);
    }
  }
}
