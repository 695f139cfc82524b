package com.acme;

import dev.retort.descriptor.GeneratedBy;
import dev.retort.llm.AsyncLLMBuilder;
import dev.retort.llm.Secret;
import java.net.URI;
import java.util.function.Consumer;
import org.jspecify.annotations.NullMarked;

/** Builds an {@link AcmeLLM}. */
@NullMarked
@GeneratedBy("dev.retort.processor")
public final class AcmeLLMBuilder extends AsyncLLMBuilder<AcmeLLM, AcmeLLMBuilder> {
  private AcmeLLMBuilder() {
    super(AcmeLLMSerializer.INSTANCE);
  }

  /** Starts with nothing set. */
  public static AcmeLLMBuilder create() {
    return new AcmeLLMBuilder();
  }

  /** Model id sent with every request. */
  public AcmeLLMBuilder model(String model) {
    return set("model", model);
  }

  public AcmeLLMBuilder baseUrl(URI baseUrl) {
    return set("base_url", baseUrl);
  }

  public AcmeLLMBuilder apiKey(Secret apiKey) {
    return set("api_key", apiKey);
  }

  public AcmeLLMBuilder generationKwargs(AcmeLLMKwargs generationKwargs) {
    return set("generation_kwargs", generationKwargs);
  }

  public AcmeLLMBuilder generationKwargs(Consumer<AcmeLLMKwargs.Builder> generationKwargs) {
    AcmeLLMKwargs.Builder kwargs = AcmeLLMKwargs.builder();
    generationKwargs.accept(kwargs);
    return set("generation_kwargs", kwargs.build());
  }
}
