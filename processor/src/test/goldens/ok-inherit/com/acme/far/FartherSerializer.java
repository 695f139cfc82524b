package com.acme.far;

import dev.retort.config.Serializer;
import dev.retort.descriptor.GeneratedBy;

/** Writes and reads configs of {@link Farther}. */
@GeneratedBy("dev.retort.processor")
public final class FartherSerializer extends Serializer<Farther> {
  public static final FartherSerializer INSTANCE = new FartherSerializer();

  private FartherSerializer() {
    super(FartherDescriptor.INSTANCE);
  }
}
