package com.acme;

import dev.retort.config.Serializer;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.AsyncLLMBuilder;
import dev.retort.llm.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Sets the annotated fields of {@link Middle}.
 *
 * @param <T> what is built
 * @param <B> the builder itself
 */
@GeneratedBy("dev.retort.processor")
public abstract class MiddleBuilder<T extends Middle, B extends MiddleBuilder<T, B>> extends AsyncLLMBuilder<T, B> {
  /**
   * For generated code.
   *
   * @param serializer of what is built
   */
  protected MiddleBuilder(Serializer<T> serializer) {
    super(serializer);
  }

  /**
   * Where it is.
   *
   * @param baseUrl default https://b.example
   */
  public B baseUrl(URI baseUrl) {
    return set("base_url", baseUrl);
  }

  /** Who judges. */
  public B judge(@Nullable AsyncLLM judge) {
    return set("judge", judge);
  }

  /** Who pays. */
  public B apiKey(@Nullable Secret apiKey) {
    return set("api_key", apiKey);
  }
}
