package com.acme;

import dev.retort.config.Serializer;
import dev.retort.descriptor.GeneratedBy;

/** Writes and reads configs of {@link AcmeLLM}. */
@GeneratedBy("dev.retort.processor")
public final class AcmeLLMSerializer extends Serializer<AcmeLLM> {
  public static final AcmeLLMSerializer INSTANCE = new AcmeLLMSerializer();

  private AcmeLLMSerializer() {
    super(AcmeLLMDescriptor.INSTANCE);
  }
}
