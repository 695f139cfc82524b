package com.acme;

import dev.retort.config.Serializer;
import dev.retort.descriptor.GeneratedBy;

/** Writes and reads configs of {@link AcmeLLM.Inner}. */
@GeneratedBy("dev.retort.processor")
public final class AcmeLLM_InnerSerializer extends Serializer<AcmeLLM.Inner> {
  public static final AcmeLLM_InnerSerializer INSTANCE = new AcmeLLM_InnerSerializer();

  private AcmeLLM_InnerSerializer() {
    super(AcmeLLM_InnerDescriptor.INSTANCE);
  }
}
