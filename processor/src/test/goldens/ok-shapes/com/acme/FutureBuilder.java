package com.acme;

import dev.retort.descriptor.GeneratedBy;
import dev.retort.llm.AsyncLLMBuilder;
import java.util.function.Consumer;

/** Builds {@link Future}. */
@GeneratedBy("dev.retort.processor")
public final class FutureBuilder extends AsyncLLMBuilder<Future, FutureBuilder> {
  private FutureBuilder() {
    super(FutureSerializer.INSTANCE);
  }

  /** Starts with nothing set. */
  public static FutureBuilder create() {
    return new FutureBuilder();
  }

  /** Sets the generation kwargs, all at once. */
  public FutureBuilder generationKwargs(FutureKwargs generationKwargs) {
    return set("generation_kwargs", generationKwargs);
  }

  /** Sets the generation kwargs, one by one. */
  public FutureBuilder generationKwargs(Consumer<FutureKwargs.Builder> generationKwargs) {
    FutureKwargs.Builder kwargs = FutureKwargs.builder();
    generationKwargs.accept(kwargs);
    return generationKwargs(kwargs.build());
  }
}
