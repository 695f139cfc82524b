package com.acme;

import dev.retort.config.Serializer;
import dev.retort.descriptor.GeneratedBy;

/** Writes and reads configs of {@link Helper}. */
@GeneratedBy("dev.retort.processor")
public final class HelperSerializer extends Serializer<Helper> {
  public static final HelperSerializer INSTANCE = new HelperSerializer();

  private HelperSerializer() {
    super(HelperDescriptor.INSTANCE);
  }
}
