package com.acme;

import dev.retort.descriptor.GeneratedBy;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.AsyncLLMBuilder;
import dev.retort.llm.Secret;
import java.net.URI;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Builds {@link Base}. */
@GeneratedBy("dev.retort.processor")
public final class BaseBuilder extends AsyncLLMBuilder<Base, BaseBuilder> {
  private BaseBuilder() {
    super(BaseSerializer.INSTANCE);
  }

  /** Starts with nothing set. */
  public static BaseBuilder create() {
    return new BaseBuilder();
  }

  /**
   * Where it is.
   *
   * @param baseUrl default https://a.example
   */
  public BaseBuilder baseUrl(URI baseUrl) {
    return set("base_url", baseUrl);
  }

  /** Who judges. */
  public BaseBuilder judge(@Nullable AsyncLLM judge) {
    return set("judge", judge);
  }

  /** Who pays. */
  public BaseBuilder apiKey(@Nullable Secret apiKey) {
    return set("api_key", apiKey);
  }

  /** Sets the generation kwargs, all at once. */
  public BaseBuilder generationKwargs(BaseKwargs generationKwargs) {
    return set("generation_kwargs", generationKwargs);
  }

  /** Sets the generation kwargs, one by one. */
  public BaseBuilder generationKwargs(Consumer<BaseKwargs.Builder> generationKwargs) {
    BaseKwargs.Builder kwargs = BaseKwargs.builder();
    generationKwargs.accept(kwargs);
    return generationKwargs(kwargs.build());
  }
}
