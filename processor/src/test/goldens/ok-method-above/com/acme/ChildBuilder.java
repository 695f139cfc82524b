package com.acme;

import dev.retort.descriptor.GeneratedBy;
import dev.retort.llm.AsyncLLMBuilder;
import java.util.function.Consumer;

/** Builds {@link Child}. */
@GeneratedBy("dev.retort.processor")
public final class ChildBuilder extends AsyncLLMBuilder<Child, ChildBuilder> {
  private ChildBuilder() {
    super(ChildSerializer.INSTANCE);
  }

  /** Starts with nothing set. */
  public static ChildBuilder create() {
    return new ChildBuilder();
  }

  /** Sets the generation kwargs, all at once. */
  public ChildBuilder generationKwargs(ChildKwargs generationKwargs) {
    return set("generation_kwargs", generationKwargs);
  }

  /** Sets the generation kwargs, one by one. */
  public ChildBuilder generationKwargs(Consumer<ChildKwargs.Builder> generationKwargs) {
    ChildKwargs.Builder kwargs = ChildKwargs.builder();
    generationKwargs.accept(kwargs);
    return generationKwargs(kwargs.build());
  }
}
