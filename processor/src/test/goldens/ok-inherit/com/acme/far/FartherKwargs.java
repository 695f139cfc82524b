package com.acme.far;

import com.acme.base.PlainMembers;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.KwargsBuilder;
import dev.retort.llm.BlockingKwargs;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Overrides of the generation kwargs of {@link Farther}; null means not set here.
 *
 * @param topP how much of the mass
 * @param stop where it ends
 */
@GeneratedBy("dev.retort.processor")
@SuppressWarnings("NullAway")
public record FartherKwargs(@Nullable Double topP,
    @Nullable Optional<List<String>> stop) implements BlockingKwargs<Farther> {
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
  public GenerateOutput call(Farther llm, Input input, int numGenerations) throws Exception {
    return PlainMembers.call(llm, input, topP, stop == null ? null : stop.orElse(null));
  }

  /** Sets generation kwargs one by one. */
  public static final class Builder extends KwargsBuilder<FartherKwargs, Builder> {
    private Builder() {
      super(FartherDescriptor.INSTANCE);
    }

    /**
     * How much of the mass.
     *
     * @param topP default 1
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
