package com.acme.child;

import dev.retort.config.Serializer;
import dev.retort.descriptor.GeneratedBy;

/** Writes and reads configs of {@link Bound}. */
@GeneratedBy("dev.retort.processor")
public final class BoundSerializer extends Serializer<Bound> {
  public static final BoundSerializer INSTANCE = new BoundSerializer();

  private BoundSerializer() {
    super(BoundDescriptor.INSTANCE);
  }
}
