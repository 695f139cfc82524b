package com.acme.offline;

import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.KwargsBuilder;
import dev.retort.llm.BlockingKwargs;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.llm.OfflineKwargs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Overrides of the generation kwargs of {@link Once}; null means not set here.
 *
 * @param heat how warm
 * @param stop where it ends
 */
@GeneratedBy("dev.retort.processor")
@SuppressWarnings("NullAway")
public record OnceKwargs(@Nullable Double heat,
    @Nullable List<String> stop) implements BlockingKwargs<Once>, OfflineKwargs<Once> {
  /** Starts with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public @Nullable Object get(int index) {
    return switch (index) {
      case 0 -> heat;
      case 1 -> stop;
      default -> throw new IndexOutOfBoundsException(index);
    };
  }

  @Override
  public GenerateOutput call(Once llm, Input input, int numGenerations) {
    return llm.generateAsync(input, numGenerations, heat, stop);
  }

  @Override
  public int requestsPerInput(int numGenerations) {
    return 1;
  }

  @Override
  public String request(Once llm, Input input, int numGenerations) {
    return llm.offlineBatchRequest(input, numGenerations, heat, stop);
  }

  /** Sets generation kwargs one by one. */
  public static final class Builder extends KwargsBuilder<OnceKwargs, Builder> {
    private Builder() {
      super(OnceDescriptor.INSTANCE);
    }

    /**
     * How warm.
     *
     * @param heat default 1
     */
    public Builder heat(double heat) {
      return set(0, heat);
    }

    /** Where it ends. */
    public Builder stop(@Nullable List<String> stop) {
      return set(1, stop);
    }
  }
}
