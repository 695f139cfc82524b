package com.acme.offline;

import dev.retort.descriptor.GeneratedBy;
import dev.retort.llm.AsyncLLMBuilder;
import java.util.function.Consumer;

/** Builds {@link Once}. */
@GeneratedBy("dev.retort.processor")
public final class OnceBuilder extends AsyncLLMBuilder<Once, OnceBuilder> {
  private OnceBuilder() {
    super(OnceSerializer.INSTANCE);
  }

  /** Starts with nothing set. */
  public static OnceBuilder create() {
    return new OnceBuilder();
  }

  /** Sets the generation kwargs, all at once. */
  public OnceBuilder generationKwargs(OnceKwargs generationKwargs) {
    return set("generation_kwargs", generationKwargs);
  }

  /** Sets the generation kwargs, one by one. */
  public OnceBuilder generationKwargs(Consumer<OnceKwargs.Builder> generationKwargs) {
    OnceKwargs.Builder kwargs = OnceKwargs.builder();
    generationKwargs.accept(kwargs);
    return generationKwargs(kwargs.build());
  }
}
