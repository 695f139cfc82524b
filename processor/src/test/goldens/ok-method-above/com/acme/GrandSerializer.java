package com.acme;

import dev.retort.config.Serializer;
import dev.retort.descriptor.GeneratedBy;

/** Writes and reads configs of {@link Grand}. */
@GeneratedBy("dev.retort.processor")
public final class GrandSerializer extends Serializer<Grand> {
  public static final GrandSerializer INSTANCE = new GrandSerializer();

  private GrandSerializer() {
    super(GrandDescriptor.INSTANCE);
  }
}
