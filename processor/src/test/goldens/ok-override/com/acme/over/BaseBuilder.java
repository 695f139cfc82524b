package com.acme.over;

import dev.retort.config.Serializer;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.llm.AsyncLLMBuilder;

/**
 * Sets the annotated fields of {@link Base}.
 *
 * @param <T> what is built
 * @param <B> the builder itself
 */
@GeneratedBy("dev.retort.processor")
public abstract class BaseBuilder<T extends Base, B extends BaseBuilder<T, B>> extends AsyncLLMBuilder<T, B> {
  /**
   * For generated code.
   *
   * @param serializer of what is built
   */
  protected BaseBuilder(Serializer<T> serializer) {
    super(serializer);
  }
}
