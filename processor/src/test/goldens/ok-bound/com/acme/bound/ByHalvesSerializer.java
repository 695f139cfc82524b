package com.acme.bound;

import dev.retort.config.Serializer;
import dev.retort.descriptor.GeneratedBy;

/** Writes and reads configs of {@link ByHalves}. */
@GeneratedBy("dev.retort.processor")
public final class ByHalvesSerializer extends Serializer<ByHalves> {
  public static final ByHalvesSerializer INSTANCE = new ByHalvesSerializer();

  private ByHalvesSerializer() {
    super(ByHalvesDescriptor.INSTANCE);
  }
}
