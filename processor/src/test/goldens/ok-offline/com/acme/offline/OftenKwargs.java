package com.acme.offline;

import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.KwargsBuilder;
import dev.retort.llm.BlockingKwargs;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.llm.OfflineKwargs;
import org.jspecify.annotations.Nullable;

/**
 * Overrides of the generation kwargs of {@link Often}; null means not set here.
 *
 * @param input_ what it must not be called
 * @param llm nor this
 */
@GeneratedBy("dev.retort.processor")
@SuppressWarnings("NullAway")
public record OftenKwargs(@Nullable String input_,
    @Nullable Integer llm) implements BlockingKwargs<Often>, OfflineKwargs<Often> {
  /** Starts with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public @Nullable Object get(int index) {
    return switch (index) {
      case 0 -> input_;
      case 1 -> llm;
      default -> throw new IndexOutOfBoundsException(index);
    };
  }

  @Override
  public GenerateOutput call(Often llm_, Input input, int numGenerations) throws Exception {
    return llm_.generateAsync(input, new Often.Manner(input_, llm));
  }

  @Override
  public int requestsPerInput(int numGenerations) {
    return numGenerations;
  }

  @Override
  public String request(Often llm_, Input input, int numGenerations) throws Exception {
    return llm_.offlineBatchRequest(input, new Often.Manner(input_, llm));
  }

  /** Sets generation kwargs one by one. */
  public static final class Builder extends KwargsBuilder<OftenKwargs, Builder> {
    private Builder() {
      super(OftenDescriptor.INSTANCE);
    }

    /** What it must not be called. */
    public Builder input_(@Nullable String input_) {
      return set(0, input_);
    }

    /** Nor this. */
    public Builder llm(int llm) {
      return set(1, llm);
    }
  }
}
