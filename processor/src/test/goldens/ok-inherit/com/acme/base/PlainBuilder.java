package com.acme.base;

import dev.retort.config.Serializer;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.llm.AsyncLLMBuilder;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Sets the annotated fields of {@link Plain}.
 *
 * @param <T> what is built
 * @param <B> the builder itself
 */
@GeneratedBy("dev.retort.processor")
public abstract class PlainBuilder<T extends Plain, B extends PlainBuilder<T, B>> extends AsyncLLMBuilder<T, B> {
  /**
   * For generated code.
   *
   * @param serializer of what is built
   */
  protected PlainBuilder(Serializer<T> serializer) {
    super(serializer);
  }

  /**
   * Where it is.
   *
   * @param baseUrl default http://localhost
   */
  public B baseUrl(URI baseUrl) {
    return set("base_url", baseUrl);
  }

  /** How it looks. */
  public B shape(Plain. @Nullable Shape shape) {
    return set("shape", shape);
  }
}
