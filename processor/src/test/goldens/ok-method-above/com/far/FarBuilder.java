package com.far;

import dev.retort.descriptor.GeneratedBy;
import dev.retort.llm.AsyncLLMBuilder;
import java.util.function.Consumer;

/** Builds {@link Far}. */
@GeneratedBy("dev.retort.processor")
public final class FarBuilder extends AsyncLLMBuilder<Far, FarBuilder> {
  private FarBuilder() {
    super(FarSerializer.INSTANCE);
  }

  /** Starts with nothing set. */
  public static FarBuilder create() {
    return new FarBuilder();
  }

  /** Sets the generation kwargs, all at once. */
  public FarBuilder generationKwargs(FarKwargs generationKwargs) {
    return set("generation_kwargs", generationKwargs);
  }

  /** Sets the generation kwargs, one by one. */
  public FarBuilder generationKwargs(Consumer<FarKwargs.Builder> generationKwargs) {
    FarKwargs.Builder kwargs = FarKwargs.builder();
    generationKwargs.accept(kwargs);
    return generationKwargs(kwargs.build());
  }
}
