package com.acme;

import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.KwargsBuilder;
import dev.retort.llm.BlockingKwargs;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import org.jspecify.annotations.Nullable;

/** Overrides of the generation kwargs of {@link AcmeLLM.Inner}; null means not set here. */
@GeneratedBy("dev.retort.processor")
@SuppressWarnings("NullAway")
public record AcmeLLM_InnerKwargs() implements BlockingKwargs<AcmeLLM.Inner> {
  /** Starts with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public @Nullable Object get(int index) {
    throw new IndexOutOfBoundsException(index);
  }

  @Override
  public GenerateOutput call(AcmeLLM.Inner llm, Input input, int numGenerations) {
    return llm.generateAsync(input);
  }

  /** Sets generation kwargs one by one. */
  public static final class Builder extends KwargsBuilder<AcmeLLM_InnerKwargs, Builder> {
    private Builder() {
      super(AcmeLLM_InnerDescriptor.INSTANCE);
    }
  }
}
