package com.acme;

import dev.retort.descriptor.GeneratedBy;
import dev.retort.llm.AsyncLLMBuilder;
import dev.retort.llm.Secret;
import java.net.URI;
import java.util.function.Consumer;

/** Builds {@link PressLLM}. */
@GeneratedBy("dev.retort.processor")
public final class PressLLMBuilder extends AsyncLLMBuilder<PressLLM, PressLLMBuilder> {
  private PressLLMBuilder() {
    super(PressLLMSerializer.INSTANCE);
  }

  /** Starts with nothing set. */
  public static PressLLMBuilder create() {
    return new PressLLMBuilder();
  }

  /**
   * Model id sent with every request.
   *
   * @param model must not be blank
   */
  public PressLLMBuilder model(String model) {
    return set("model", model);
  }

  /**
   * Root of the API.
   *
   * @param baseUrl default https://press.example/v1
   */
  public PressLLMBuilder baseUrl(URI baseUrl) {
    return set("base_url", baseUrl);
  }

  /**
   * Key sent as a bearer token.
   *
   * @param apiKey by default from the environment variable PRESS_API_KEY
   */
  public PressLLMBuilder apiKey(Secret apiKey) {
    return set("api_key", apiKey);
  }

  /** Sets the generation kwargs, all at once. */
  public PressLLMBuilder generationKwargs(PressLLMKwargs generationKwargs) {
    return set("generation_kwargs", generationKwargs);
  }

  /** Sets the generation kwargs, one by one. */
  public PressLLMBuilder generationKwargs(Consumer<PressLLMKwargs.Builder> generationKwargs) {
    PressLLMKwargs.Builder kwargs = PressLLMKwargs.builder();
    generationKwargs.accept(kwargs);
    return generationKwargs(kwargs.build());
  }
}
