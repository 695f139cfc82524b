package com.acme;

import dev.retort.descriptor.GeneratedBy;
import dev.retort.llm.AsyncLLMBuilder;
import java.util.function.Consumer;

/** Builds {@link Helper}. */
@GeneratedBy("dev.retort.processor")
public final class HelperBuilder extends AsyncLLMBuilder<Helper, HelperBuilder> {
  private HelperBuilder() {
    super(HelperSerializer.INSTANCE);
  }

  /** Starts with nothing set. */
  public static HelperBuilder create() {
    return new HelperBuilder();
  }

  /** Sets the generation kwargs, all at once. */
  public HelperBuilder generationKwargs(HelperKwargs generationKwargs) {
    return set("generation_kwargs", generationKwargs);
  }

  /** Sets the generation kwargs, one by one. */
  public HelperBuilder generationKwargs(Consumer<HelperKwargs.Builder> generationKwargs) {
    HelperKwargs.Builder kwargs = HelperKwargs.builder();
    generationKwargs.accept(kwargs);
    return generationKwargs(kwargs.build());
  }
}
