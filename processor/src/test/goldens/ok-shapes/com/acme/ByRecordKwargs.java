package com.acme;

import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.KwargsBuilder;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.llm.SyncKwargs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Overrides of the generation kwargs of {@link ByRecord}; null means not set here.
 *
 * @param temperature how warm
 * @param seed where chance starts
 * @param stop where it ends
 */
@GeneratedBy("dev.retort.processor")
@SuppressWarnings("NullAway")
public record ByRecordKwargs(@Nullable Double temperature, @Nullable Long seed,
    @Nullable List<String> stop) implements SyncKwargs<ByRecord> {
  /** Starts with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public @Nullable Object get(int index) {
    return switch (index) {
      case 0 -> temperature;
      case 1 -> seed;
      case 2 -> stop;
      default -> throw new IndexOutOfBoundsException(index);
    };
  }

  @Override
  public List<GenerateOutput> call(ByRecord llm, List<Input> inputs, int numGenerations) {
    return llm.generate(inputs, numGenerations, new ByRecord.Options(temperature, seed, stop));
  }

  /** Sets generation kwargs one by one. */
  public static final class Builder extends KwargsBuilder<ByRecordKwargs, Builder> {
    private Builder() {
      super(ByRecordDescriptor.INSTANCE);
    }

    /**
     * How warm.
     *
     * @param temperature default 0.5
     */
    public Builder temperature(double temperature) {
      return set(0, temperature);
    }

    /** Where chance starts. */
    public Builder seed(@Nullable Long seed) {
      return set(1, seed);
    }

    /** Where it ends. */
    public Builder stop(List<String> stop) {
      return set(2, stop);
    }
  }
}
