package com.acme;

import dev.retort.descriptor.GeneratedBy;
import dev.retort.llm.AsyncLLMBuilder;
import java.util.function.Consumer;

/** Builds {@link AcmeLLM.Inner}. */
@GeneratedBy("dev.retort.processor")
public final class AcmeLLM_InnerBuilder extends AsyncLLMBuilder<AcmeLLM.Inner, AcmeLLM_InnerBuilder> {
  private AcmeLLM_InnerBuilder() {
    super(AcmeLLM_InnerSerializer.INSTANCE);
  }

  /** Starts with nothing set. */
  public static AcmeLLM_InnerBuilder create() {
    return new AcmeLLM_InnerBuilder();
  }

  /** Sets the generation kwargs, all at once. */
  public AcmeLLM_InnerBuilder generationKwargs(AcmeLLM_InnerKwargs generationKwargs) {
    return set("generation_kwargs", generationKwargs);
  }

  /** Sets the generation kwargs, one by one. */
  public AcmeLLM_InnerBuilder generationKwargs(
      Consumer<AcmeLLM_InnerKwargs.Builder> generationKwargs) {
    AcmeLLM_InnerKwargs.Builder kwargs = AcmeLLM_InnerKwargs.builder();
    generationKwargs.accept(kwargs);
    return generationKwargs(kwargs.build());
  }
}
