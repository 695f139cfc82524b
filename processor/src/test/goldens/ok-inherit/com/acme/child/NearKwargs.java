package com.acme.child;

import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.KwargsBuilder;
import dev.retort.llm.BlockingKwargs;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Overrides of the generation kwargs of {@link Near}; null means not set here.
 *
 * @param topP how much of the mass
 * @param stop where it ends
 */
@GeneratedBy("dev.retort.processor")
@SuppressWarnings("NullAway")
public record NearKwargs(@Nullable Double topP,
    @Nullable Optional<List<String>> stop) implements BlockingKwargs<Near> {
  /** Starts with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public @Nullable Object get(int index) {
    return switch (index) {
      case 0 -> topP;
      case 1 -> stop;
      default -> throw new IndexOutOfBoundsException(index);
    };
  }

  @Override
  public GenerateOutput call(Near llm, Input input, int numGenerations) {
    return llm.generateAsync(input, topP, stop == null ? null : stop.orElse(null));
  }

  /** Sets generation kwargs one by one. */
  public static final class Builder extends KwargsBuilder<NearKwargs, Builder> {
    private Builder() {
      super(NearDescriptor.INSTANCE);
    }

    /**
     * How much of the mass.
     *
     * @param topP default 0.5
     */
    public Builder topP(double topP) {
      return set(0, topP);
    }

    /**
     * Where it ends.
     *
     * @param stop default []
     */
    public Builder stop(@Nullable List<String> stop) {
      return set(1, Optional.ofNullable(stop));
    }
  }
}
