package com.acme;

import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.KwargsBuilder;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import org.jspecify.annotations.Nullable;

/**
 * Overrides of the generation kwargs of {@link Blocking}; null means not set here.
 *
 * @param tries Tries.
 */
@GeneratedBy("dev.retort.processor")
@SuppressWarnings("NullAway")
public record BlockingKwargs(
    @Nullable Long tries) implements dev.retort.llm.BlockingKwargs<Blocking> {
  /** Starts with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public @Nullable Object get(int index) {
    return switch (index) {
      case 0 -> tries;
      default -> throw new IndexOutOfBoundsException(index);
    };
  }

  @Override
  public GenerateOutput call(Blocking llm, Input input, int numGenerations) throws Exception {
    return llm.generateAsync(input, tries);
  }

  /** Sets generation kwargs one by one. */
  public static final class Builder extends KwargsBuilder<BlockingKwargs, Builder> {
    private Builder() {
      super(BlockingDescriptor.INSTANCE);
    }

    /**
     * Tries.
     *
     * @param tries default 2
     */
    public Builder tries(long tries) {
      return set(0, tries);
    }
  }
}
