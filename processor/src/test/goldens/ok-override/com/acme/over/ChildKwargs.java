package com.acme.over;

import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.KwargsBuilder;
import dev.retort.llm.BlockingKwargs;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import org.jspecify.annotations.Nullable;

/**
 * Overrides of the generation kwargs of {@link Child}; null means not set here.
 *
 * @param heat how hot
 * @param depth how deep
 */
@GeneratedBy("dev.retort.processor")
@SuppressWarnings("NullAway")
public record ChildKwargs(@Nullable Integer heat,
    @Nullable Integer depth) implements BlockingKwargs<Child> {
  /** Starts with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public @Nullable Object get(int index) {
    return switch (index) {
      case 0 -> heat;
      case 1 -> depth;
      default -> throw new IndexOutOfBoundsException(index);
    };
  }

  @Override
  public GenerateOutput call(Child llm, Input input, int numGenerations) {
    return llm.generateAsync(input, heat, depth);
  }

  /** Sets generation kwargs one by one. */
  public static final class Builder extends KwargsBuilder<ChildKwargs, Builder> {
    private Builder() {
      super(ChildDescriptor.INSTANCE);
    }

    /**
     * How hot.
     *
     * @param heat default 7
     */
    public Builder heat(int heat) {
      return set(0, heat);
    }

    /** How deep. */
    public Builder depth(int depth) {
      return set(1, depth);
    }
  }
}
