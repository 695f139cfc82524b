package com.acme;

import dev.retort.descriptor.GeneratedBy;
import dev.retort.llm.AsyncLLMBuilder;
import dev.retort.llm.Secret;
import java.net.URI;
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

  /** Model id sent with every request. */
  public AcmeLLMBuilder model(String model) {
    return set("model", model);
  }

  /**
   * Root of the Acme API.
   *
   * @param baseUrl default https://llm.acme.example/v1
   */
  public AcmeLLMBuilder baseUrl(URI baseUrl) {
    return set("base_url", baseUrl);
  }

  /**
   * Key sent as a bearer token.
   *
   * @param apiKey by default from the environment variable ACME_API_KEY
   */
  public AcmeLLMBuilder apiKey(Secret apiKey) {
    return set("api_key", apiKey);
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
