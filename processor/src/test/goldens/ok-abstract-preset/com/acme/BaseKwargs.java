package com.acme;

import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.KwargsBuilder;
import dev.retort.llm.BlockingKwargs;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import org.jspecify.annotations.Nullable;

/**
 * Overrides of the generation kwargs of {@link Base}; null means not set here.
 *
 * @param heat how warm
 */
@GeneratedBy("dev.retort.processor")
@SuppressWarnings("NullAway")
public record BaseKwargs(@Nullable Double heat) implements BlockingKwargs<Base> {
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
  public GenerateOutput call(Base llm, Input input, int numGenerations) {
    return llm.generateAsync(input, heat);
  }

  /** Sets generation kwargs one by one. */
  public static final class Builder extends KwargsBuilder<BaseKwargs, Builder> {
    private Builder() {
      super(BaseDescriptor.INSTANCE);
    }

    /**
     * How warm.
     *
     * @param heat must be at most 2; default 1
     */
    public Builder heat(double heat) {
      return set(0, heat);
    }
  }
}
