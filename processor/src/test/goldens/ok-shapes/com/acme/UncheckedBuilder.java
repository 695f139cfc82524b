package com.acme;

import dev.retort.descriptor.GeneratedBy;
import dev.retort.llm.AsyncLLMBuilder;
import java.util.function.Consumer;

/** Builds {@link Unchecked}. */
@GeneratedBy("dev.retort.processor")
public final class UncheckedBuilder extends AsyncLLMBuilder<Unchecked, UncheckedBuilder> {
  private UncheckedBuilder() {
    super(UncheckedSerializer.INSTANCE);
  }

  /** Starts with nothing set. */
  public static UncheckedBuilder create() {
    return new UncheckedBuilder();
  }

  /** Sets the generation kwargs, all at once. */
  public UncheckedBuilder generationKwargs(UncheckedKwargs generationKwargs) {
    return set("generation_kwargs", generationKwargs);
  }

  /** Sets the generation kwargs, one by one. */
  public UncheckedBuilder generationKwargs(Consumer<UncheckedKwargs.Builder> generationKwargs) {
    UncheckedKwargs.Builder kwargs = UncheckedKwargs.builder();
    generationKwargs.accept(kwargs);
    return generationKwargs(kwargs.build());
  }
}
