package com.acme;

import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.KwargsBuilder;
import dev.retort.llm.BlockingKwargs;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import org.jspecify.annotations.Nullable;

/**
 * Overrides of the generation kwargs of {@link Leaf}; null means not set here.
 *
 * @param heat how warm
 */
@GeneratedBy("dev.retort.processor")
@SuppressWarnings("NullAway")
public record LeafKwargs(@Nullable Double heat) implements BlockingKwargs<Leaf> {
  /** Starts with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public @Nullable Object get(int index) {
    return switch (index) {
      case 0 -> heat;
      default -> throw new IndexOutOfBoundsException(index);
    };
  }

  @Override
  public GenerateOutput call(Leaf llm, Input input, int numGenerations) {
    return llm.generateAsync(input, heat);
  }

  /** Sets generation kwargs one by one. */
  public static final class Builder extends KwargsBuilder<LeafKwargs, Builder> {
    private Builder() {
      super(LeafDescriptor.INSTANCE);
    }

    /**
     * How warm.
     *
     * @param heat must be at most 2; default 0.5
     */
    public Builder heat(double heat) {
      return set(0, heat);
    }
  }
}
