package com.acme.bound;

import dev.retort.descriptor.GeneratedBy;
import dev.retort.llm.AsyncLLMBuilder;
import java.util.function.Consumer;

/** Builds {@link ByHalves}. */
@GeneratedBy("dev.retort.processor")
public final class ByHalvesBuilder extends AsyncLLMBuilder<ByHalves, ByHalvesBuilder> {
  private ByHalvesBuilder() {
    super(ByHalvesSerializer.INSTANCE);
  }

  /** Starts with nothing set. */
  public static ByHalvesBuilder create() {
    return new ByHalvesBuilder();
  }

  /** Sets the generation kwargs, all at once. */
  public ByHalvesBuilder generationKwargs(ByHalvesKwargs generationKwargs) {
    return set("generation_kwargs", generationKwargs);
  }

  /** Sets the generation kwargs, one by one. */
  public ByHalvesBuilder generationKwargs(Consumer<ByHalvesKwargs.Builder> generationKwargs) {
    ByHalvesKwargs.Builder kwargs = ByHalvesKwargs.builder();
    generationKwargs.accept(kwargs);
    return generationKwargs(kwargs.build());
  }
}
