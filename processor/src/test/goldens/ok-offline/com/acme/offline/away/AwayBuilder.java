package com.acme.offline.away;

import dev.retort.descriptor.GeneratedBy;
import dev.retort.llm.AsyncLLMBuilder;
import java.util.function.Consumer;

/** Builds {@link Away}. */
@GeneratedBy("dev.retort.processor")
public final class AwayBuilder extends AsyncLLMBuilder<Away, AwayBuilder> {
  private AwayBuilder() {
    super(AwaySerializer.INSTANCE);
  }

  /** Starts with nothing set. */
  public static AwayBuilder create() {
    return new AwayBuilder();
  }

  /** Sets the generation kwargs, all at once. */
  public AwayBuilder generationKwargs(AwayKwargs generationKwargs) {
    return set("generation_kwargs", generationKwargs);
  }

  /** Sets the generation kwargs, one by one. */
  public AwayBuilder generationKwargs(Consumer<AwayKwargs.Builder> generationKwargs) {
    AwayKwargs.Builder kwargs = AwayKwargs.builder();
    generationKwargs.accept(kwargs);
    return generationKwargs(kwargs.build());
  }
}
