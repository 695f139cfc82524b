package com.acme.child;

import com.acme.base.BaseMembers;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.KwargsBuilder;
import dev.retort.llm.AsyncKwargs;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Overrides of the generation kwargs of {@link Bound}; null means not set here.
 *
 * @param style how it sounds
 * @param heat how warm
 */
@GeneratedBy("dev.retort.processor")
@SuppressWarnings("NullAway")
public record BoundKwargs(Bound. @Nullable Style style,
    @Nullable Double heat) implements AsyncKwargs<Bound> {
  /** Starts with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public @Nullable Object get(int index) {
    return switch (index) {
      case 0 -> style;
      case 1 -> heat;
      default -> throw new IndexOutOfBoundsException(index);
    };
  }

  @Override
  public CompletionStage<GenerateOutput> call(Bound llm, Input input, int numGenerations) {
    return BaseMembers.call(llm, input, numGenerations, style, heat);
  }

  /** Sets generation kwargs one by one. */
  public static final class Builder extends KwargsBuilder<BoundKwargs, Builder> {
    private Builder() {
      super(BoundDescriptor.INSTANCE);
    }

    /** How it sounds. */
    public Builder style(Bound.Style style) {
      return set(0, style);
    }

    /**
     * How warm.
     *
     * @param heat must be greater than 0
     */
    public Builder heat(@Nullable Double heat) {
      return set(1, heat);
    }
  }
}
