package com.acme;

import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.KwargsBuilder;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.llm.SyncKwargs;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Overrides of the generation kwargs of {@link Types}; null means not set here.
 *
 * @param temperature how warm
 * @param stop where it ends
 * @param style how it sounds
 * @param effort how hard it tries
 */
@GeneratedBy("dev.retort.processor")
@SuppressWarnings("NullAway")
public record TypesKwargs(@Nullable Double temperature, @Nullable Optional<List<String>> stop,
    @Nullable Optional<Types.Mode> style, @Nullable Integer effort) implements SyncKwargs<Types> {
  /** Starts with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public @Nullable Object get(int index) {
    return switch (index) {
      case 0 -> temperature;
      case 1 -> stop;
      case 2 -> style;
      case 3 -> effort;
      default -> throw new IndexOutOfBoundsException(index);
    };
  }

  @Override
  public List<GenerateOutput> call(Types llm, List<Input> inputs, int numGenerations) throws
      Exception {
    return llm.generate(inputs, numGenerations, temperature,
        stop == null ? null : stop.orElse(null), style, effort);
  }

  /** Sets generation kwargs one by one. */
  public static final class Builder extends KwargsBuilder<TypesKwargs, Builder> {
    private Builder() {
      super(TypesDescriptor.INSTANCE);
    }

    /**
     * How warm.
     *
     * @param temperature default 1.0
     */
    public Builder temperature(double temperature) {
      return set(0, temperature);
    }

    /**
     * Where it ends.
     *
     * @param stop default []
     */
    public Builder stop(@Nullable List<String> stop) {
      return set(1, Optional.ofNullable(stop));
    }

    /** How it sounds. */
    public Builder style(Optional<Types.Mode> style) {
      return set(2, style);
    }

    /** How hard it tries. */
    public Builder effort(@Nullable Integer effort) {
      return set(3, effort);
    }
  }
}
