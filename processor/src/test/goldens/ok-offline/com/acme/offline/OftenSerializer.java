package com.acme.offline;

import dev.retort.config.Serializer;
import dev.retort.descriptor.GeneratedBy;

/** Writes and reads configs of {@link Often}. */
@GeneratedBy("dev.retort.processor")
public final class OftenSerializer extends Serializer<Often> {
  public static final OftenSerializer INSTANCE = new OftenSerializer();

  private OftenSerializer() {
    super(OftenDescriptor.INSTANCE);
  }
}
