package com.acme;

import dev.retort.descriptor.GeneratedBy;
import dev.retort.llm.AsyncLLMBuilder;
import java.util.function.Consumer;

/** Builds {@link Grand}. */
@GeneratedBy("dev.retort.processor")
public final class GrandBuilder extends AsyncLLMBuilder<Grand, GrandBuilder> {
  private GrandBuilder() {
    super(GrandSerializer.INSTANCE);
  }

  /** Starts with nothing set. */
  public static GrandBuilder create() {
    return new GrandBuilder();
  }

  /** Sets the generation kwargs, all at once. */
  public GrandBuilder generationKwargs(GrandKwargs generationKwargs) {
    return set("generation_kwargs", generationKwargs);
  }

  /** Sets the generation kwargs, one by one. */
  public GrandBuilder generationKwargs(Consumer<GrandKwargs.Builder> generationKwargs) {
    GrandKwargs.Builder kwargs = GrandKwargs.builder();
    generationKwargs.accept(kwargs);
    return generationKwargs(kwargs.build());
  }
}
