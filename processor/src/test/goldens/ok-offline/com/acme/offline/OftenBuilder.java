package com.acme.offline;

import dev.retort.descriptor.GeneratedBy;
import dev.retort.llm.AsyncLLMBuilder;
import java.util.function.Consumer;

/** Builds {@link Often}. */
@GeneratedBy("dev.retort.processor")
public final class OftenBuilder extends AsyncLLMBuilder<Often, OftenBuilder> {
  private OftenBuilder() {
    super(OftenSerializer.INSTANCE);
  }

  /** Starts with nothing set. */
  public static OftenBuilder create() {
    return new OftenBuilder();
  }

  /** Sets the generation kwargs, all at once. */
  public OftenBuilder generationKwargs(OftenKwargs generationKwargs) {
    return set("generation_kwargs", generationKwargs);
  }

  /** Sets the generation kwargs, one by one. */
  public OftenBuilder generationKwargs(Consumer<OftenKwargs.Builder> generationKwargs) {
    OftenKwargs.Builder kwargs = OftenKwargs.builder();
    generationKwargs.accept(kwargs);
    return generationKwargs(kwargs.build());
  }
}
