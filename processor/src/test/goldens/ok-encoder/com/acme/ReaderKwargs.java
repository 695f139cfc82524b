package com.acme;

import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.KwargsBuilder;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.llm.SyncKwargs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Overrides of the generation kwargs of {@link Reader}; null means not set here. */
@GeneratedBy("dev.retort.processor")
@SuppressWarnings("NullAway")
public record ReaderKwargs() implements SyncKwargs<Reader> {
  /** Starts with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public @Nullable Object get(int index) {
    throw new IndexOutOfBoundsException(index);
  }

  @Override
  public List<GenerateOutput> call(Reader llm, List<Input> inputs, int numGenerations) {
    throw new UnsupportedOperationException();
  }

  /** Sets generation kwargs one by one. */
  public static final class Builder extends KwargsBuilder<ReaderKwargs, Builder> {
    private Builder() {
      super(ReaderDescriptor.INSTANCE);
    }
  }
}
