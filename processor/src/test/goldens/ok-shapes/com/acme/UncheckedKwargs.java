package com.acme;

import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.KwargsBuilder;
import dev.retort.llm.AsyncKwargs;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Overrides of the generation kwargs of {@link Unchecked}; null means not set here. */
@GeneratedBy("dev.retort.processor")
@SuppressWarnings("NullAway")
public record UncheckedKwargs() implements AsyncKwargs<Unchecked> {
  /** Starts with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public @Nullable Object get(int index) {
    throw new IndexOutOfBoundsException(index);
  }

  @Override
  public CompletionStage<GenerateOutput> call(Unchecked llm, Input input, int numGenerations) {
    return llm.generateAsync(input);
  }

  /** Sets generation kwargs one by one. */
  public static final class Builder extends KwargsBuilder<UncheckedKwargs, Builder> {
    private Builder() {
      super(UncheckedDescriptor.INSTANCE);
    }
  }
}
