package com.acme.child;

import dev.retort.config.Serializer;
import dev.retort.descriptor.GeneratedBy;

/** Writes and reads configs of {@link Near}. */
@GeneratedBy("dev.retort.processor")
public final class NearSerializer extends Serializer<Near> {
  public static final NearSerializer INSTANCE = new NearSerializer();

  private NearSerializer() {
    super(NearDescriptor.INSTANCE);
  }
}
