package com.acme;

import dev.retort.config.Serializer;
import dev.retort.descriptor.GeneratedBy;

/** Writes and reads configs of {@link Unchecked}. */
@GeneratedBy("dev.retort.processor")
public final class UncheckedSerializer extends Serializer<Unchecked> {
  public static final UncheckedSerializer INSTANCE = new UncheckedSerializer();

  private UncheckedSerializer() {
    super(UncheckedDescriptor.INSTANCE);
  }
}
