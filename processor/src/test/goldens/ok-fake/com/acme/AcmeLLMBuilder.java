package com.acme;

import dev.retort.descriptor.GeneratedBy;
import dev.retort.llm.AsyncLLMBuilder;
import java.util.function.Consumer;

/** Builds {@link AcmeLLM}. */
@GeneratedBy("dev.retort.processor")
public final class AcmeLLMBuilder extends AsyncLLMBuilder<AcmeLLM, AcmeLLMBuilder> {
  private AcmeLLMBuilder() {
    super(AcmeLLMSerializer.INSTANCE);
  }

  /** Starts with nothing set. */
  public static AcmeLLMBuilder create() {
    return new AcmeLLMBuilder();
  }

  /** Sets the generation kwargs, all at once. */
  public AcmeLLMBuilder generationKwargs(AcmeLLMKwargs generationKwargs) {
    return set("generation_kwargs", generationKwargs);
  }

  /** Sets the generation kwargs, one by one. */
  public AcmeLLMBuilder generationKwargs(Consumer<AcmeLLMKwargs.Builder> generationKwargs) {
    AcmeLLMKwargs.Builder kwargs = AcmeLLMKwargs.builder();
    generationKwargs.accept(kwargs);
    return generationKwargs(kwargs.build());
  }
}
