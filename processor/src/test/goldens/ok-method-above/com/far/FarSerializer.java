package com.far;

import dev.retort.config.Serializer;
import dev.retort.descriptor.GeneratedBy;

/** Writes and reads configs of {@link Far}. */
@GeneratedBy("dev.retort.processor")
public final class FarSerializer extends Serializer<Far> {
  public static final FarSerializer INSTANCE = new FarSerializer();

  private FarSerializer() {
    super(FarDescriptor.INSTANCE);
  }
}
