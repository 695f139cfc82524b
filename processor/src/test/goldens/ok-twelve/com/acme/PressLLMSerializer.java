package com.acme;

import dev.retort.config.Serializer;
import dev.retort.descriptor.GeneratedBy;

/** Writes and reads configs of {@link PressLLM}. */
@GeneratedBy("dev.retort.processor")
public final class PressLLMSerializer extends Serializer<PressLLM> {
  public static final PressLLMSerializer INSTANCE = new PressLLMSerializer();

  private PressLLMSerializer() {
    super(PressLLMDescriptor.INSTANCE);
  }
}
