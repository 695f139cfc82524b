package com.acme;

import dev.retort.config.Serializer;
import dev.retort.descriptor.GeneratedBy;

/** Writes and reads configs of {@link Base}. */
@GeneratedBy("dev.retort.processor")
public final class BaseSerializer extends Serializer<Base> {
  public static final BaseSerializer INSTANCE = new BaseSerializer();

  private BaseSerializer() {
    super(BaseDescriptor.INSTANCE);
  }
}
