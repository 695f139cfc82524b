package com.acme;

import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.KwargsBuilder;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.llm.SyncKwargs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Overrides of the generation kwargs of {@link Outer.Face.Deep}; null means not set here. */
@GeneratedBy("dev.retort.processor")
@SuppressWarnings("NullAway")
public record Outer_Face_DeepKwargs() implements SyncKwargs<Outer.Face.Deep> {
  /** Starts with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public @Nullable Object get(int index) {
    throw new IndexOutOfBoundsException(index);
  }

  @Override
  public List<GenerateOutput> call(Outer.Face.Deep llm, List<Input> inputs, int numGenerations) {
    return llm.generate(inputs, numGenerations);
  }

  /** Sets generation kwargs one by one. */
  public static final class Builder extends KwargsBuilder<Outer_Face_DeepKwargs, Builder> {
    private Builder() {
      super(Outer_Face_DeepDescriptor.INSTANCE);
    }
  }
}
